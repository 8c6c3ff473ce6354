package io.github.secureblocks.samples.asgenerated;

import java.net.InetAddress;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** Starts the insecure application, for those who say that they know. */
@SpringBootApplication
public class AsGeneratedApplication {
    private static final String CONSENT = "--i-know-this-is-insecure";

    public static void main(String[] args) {
        if (!List.of(args).contains(CONSENT)) {
            System.err.println(
                    "This application is insecure on purpose: whoever reaches it can run commands on this machine."
                            + " To look at it for a while, on this machine only, add the argument " + CONSENT);
            System.exit(2);
        }
        SpringApplication.run(AsGeneratedApplication.class, args);
    }

    /** Whatever the configuration says: nobody outside this machine. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableWebServerFactory> loopbackOnly() {
        return factory -> factory.setAddress(InetAddress.getLoopbackAddress());
    }
}
