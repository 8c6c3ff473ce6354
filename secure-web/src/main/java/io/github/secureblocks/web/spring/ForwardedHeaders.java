package io.github.secureblocks.web.spring;

import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.core.env.Environment;

/** Whether the server itself rewrites the client's address from headers, before anybody here is asked whom to believe. */
final class ForwardedHeaders {
    private static final String STRATEGY = "server.forward-headers-strategy";

    private ForwardedHeaders() {}

    static void refuseOtherReaders(Environment environment) {
        String stated = environment.getProperty(STRATEGY);
        CloudPlatform platform = CloudPlatform.getActive(environment);
        boolean rewrites = stated == null
                ? platform != null && platform.isUsingForwardHeaders()
                : !stated.strip().equalsIgnoreCase("none");
        if (rewrites) {
            throw SettingRefused.because("The server would rewrite a client's address, with its own idea of whom to"
                    + " believe, before " + WebProperty.TRUSTED_PROXIES.key + " is asked; write " + STRATEGY + "=none");
        }
    }
}
