package io.github.secureblocks.web.headers;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The line that denies what a browser offers, but for what is permitted to our own origin. */
final class Permissions {
    /** As the OWASP Secure Headers Project names them; browsers complain of some that have gone. */
    private static final String OSHP =
            "accelerometer autoplay camera cross-origin-isolated display-capture encrypted-media"
                    + " fullscreen geolocation gyroscope keyboard-map magnetometer microphone midi payment picture-in-picture"
                    + " publickey-credentials-get screen-wake-lock sync-xhr usb web-share xr-spatial-tracking clipboard-read"
                    + " clipboard-write gamepad hid idle-detection interest-cohort serial unload";

    private Permissions() {}

    static String text(Set<BrowserFeature> permitted, boolean oshp) {
        Set<String> open = permitted.stream().map(BrowserFeature::text).collect(Collectors.toSet());
        if (oshp) {
            open.add("sync-xhr");
            return Arrays.stream(OSHP.split(" ")).map(each -> line(each, open)).collect(Collectors.joining(", "));
        }
        return Arrays.stream(BrowserFeature.values())
                .map(each -> line(each.text(), open))
                .collect(Collectors.joining(", "));
    }

    private static String line(String feature, Set<String> open) {
        return feature + (open.contains(feature) ? "=(self)" : "=()");
    }
}
