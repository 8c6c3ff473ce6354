package io.github.secureblocks.web.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A Spring Boot application on a free port of this machine, asked over HTTP. */
final class RunningApplication implements AutoCloseable {
    /** What application.properties leaves out, for a test that leaves out more. */
    static final String SPRING_SECURITY = Stream.of(
                    "SecurityAutoConfiguration",
                    "actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
                    "UserDetailsServiceAutoConfiguration",
                    "web.servlet.SecurityFilterAutoConfiguration",
                    "web.servlet.ServletWebSecurityAutoConfiguration")
            .map("org.springframework.boot.security.autoconfigure."::concat)
            .collect(Collectors.joining(","));

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    private RunningApplication(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** The application of these tests, with one bean more. */
    static <T> RunningApplication with(Class<T> type, T bean) {
        SpringApplication spring = new SpringApplication(EdgeApplication.class);
        spring.addInitializers(context -> ((GenericApplicationContext) context).registerBean(type, () -> bean));
        return run(spring);
    }

    static RunningApplication of(Class<?> application, String... properties) {
        return run(new SpringApplication(application), properties);
    }

    private static RunningApplication run(SpringApplication spring, String... properties) {
        String[] arguments = Stream.concat(
                        Stream.of("--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off"),
                        Arrays.stream(properties))
                .toArray(String[]::new);
        return new RunningApplication(spring.run(arguments));
    }

    String origin() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    /** Asks the server of Actuator's own port. */
    HttpResponse<String> management(String method, String path) {
        String port = context.getEnvironment().getProperty("local.management.port");
        return send(URI.create("http://127.0.0.1:" + port + path), method, HttpRequest.BodyPublishers.noBody());
    }

    HttpResponse<String> send(String method, String path, String... headers) {
        return send(method, path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        return send(URI.create(origin() + path), method, body, headers);
    }

    private HttpResponse<String> send(URI address, String method, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
