package io.github.secureblocks.samples.browser;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/** A server of this machine, with TLS and without, for whatever hosts the browser is told to find there. */
final class Hosts implements AutoCloseable {
    /** What is behind the filters. */
    @FunctionalInterface
    interface Handler {
        void handle(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }

    private static final String PASSWORD = "of-no-worth";

    private final Tomcat tomcat = new Tomcat();
    private final Connector plain = new Connector();
    private final List<String> reached = new CopyOnWriteArrayList<>();
    private final String key;

    private Hosts(Handler handler, Filter... filters) throws IOException {
        Path directory = Files.createTempDirectory("hosts");
        directory.toFile().deleteOnExit();
        tomcat.setSilent(true);
        tomcat.setBaseDir(directory.toString());
        Path keys = directory.resolve("keys.p12");
        key = makeKey(keys);
        tomcat.setConnector(secured(keys));
        plain.setPort(0);
        for (Connector each : List.of(tomcat.getConnector(), plain)) {
            each.setProperty("address", "127.0.0.1");
        }
        tomcat.getService().addConnector(plain);
        Context context = tomcat.addContext("", directory.toString());
        if (context instanceof StandardContext standard) {
            // What they look for is the tests' own.
            standard.setClearReferencesThreadLocals(false);
            standard.setClearReferencesRmiTargets(false);
        }
        for (int i = 0; i < filters.length; i++) {
            add(context, "filter" + i, filters[i]);
        }
        Tomcat.addServlet(context, "servlet", servlet(handler));
        context.addServletMappingDecoded("/*", "servlet");
    }

    static Hosts of(Handler handler, Filter... filters) throws IOException {
        Hosts hosts = new Hosts(handler, filters);
        try {
            hosts.tomcat.start();
        } catch (LifecycleException failed) {
            throw new IllegalStateException(failed);
        }
        return hosts;
    }

    /** Pages without anything in them, of every host. */
    static Hosts ofBlankPages() throws IOException {
        return of((request, response) -> blank(response));
    }

    static void blank(HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=utf-8");
        response.getWriter()
                .write("<!doctype html><html lang=\"en\"><head><title>blank</title></head><body></body></html>");
    }

    /** The SHA-256 of its public key, by which a browser knows it. */
    String key() {
        return key;
    }

    /** A rule that has the browser find a host here: at the port of https, or of http. */
    String at(String host, int port) {
        int here = port == 80 ? plain.getLocalPort() : tomcat.getConnector().getLocalPort();
        return "MAP " + host + ":" + port + " 127.0.0.1:" + here;
    }

    /** Method and address of what came through to the handler, since it was last asked for. */
    List<String> reached() {
        List<String> found = List.copyOf(reached);
        reached.clear();
        return found;
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private HttpServlet servlet(Handler handler) {
        return new HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
                String host = request.getHeader("Host");
                if (!request.getRequestURI().equals("/favicon.ico") && !Site.isOfTheBrowserItself(host)) {
                    reached.add(
                            request.getMethod() + " " + request.getScheme() + "://" + host + request.getRequestURI());
                }
                handler.handle(request, response);
            }
        };
    }

    private static void add(Context context, String name, Filter filter) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(name);
        definition.setFilter(filter);
        context.addFilterDef(definition);
        FilterMap map = new FilterMap();
        map.setFilterName(name);
        map.addURLPattern("/*");
        context.addFilterMap(map);
    }

    private static Connector secured(Path keys) {
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setProperty("SSLEnabled", "true");
        SSLHostConfig tls = new SSLHostConfig();
        SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(tls, SSLHostConfigCertificate.Type.EC);
        certificate.setCertificateKeystoreFile(keys.toString());
        certificate.setCertificateKeystorePassword(PASSWORD);
        tls.addCertificate(certificate);
        connector.addSslHostConfig(tls);
        return connector;
    }

    private static String makeKey(Path file) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "hosts",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=hosts.example",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        file.toFile().deleteOnExit();
        process.getInputStream().readAllBytes();
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool made no key");
            }
            KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
            byte[] made = store.getCertificate("hosts").getPublicKey().getEncoded();
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(made));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
