package io.github.secureblocks.samples.servlet;

import io.github.secureblocks.web.headers.SecurityHeaders;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/** The plain servlet, started as its {@code main} does, but for a connector that speaks TLS. */
public final class GuestBookOverTls implements AutoCloseable {
    private final Tomcat tomcat;

    private GuestBookOverTls(Tomcat tomcat) {
        this.tomcat = tomcat;
    }

    public static GuestBookOverTls start(Path keys, String alias, String password, SecurityHeaders headers)
            throws LifecycleException {
        SSLHostConfig host = new SSLHostConfig();
        SSLHostConfigCertificate certificate =
                new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateKeystoreFile(keys.toString());
        certificate.setCertificateKeystorePassword(password);
        certificate.setCertificateKeyAlias(alias);
        host.addCertificate(certificate);
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setProperty("SSLEnabled", "true");
        connector.addSslHostConfig(host);
        return new GuestBookOverTls(GuestBook.start(connector, headers));
    }

    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
