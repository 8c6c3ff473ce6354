package io.github.secureblocks.samples.notes;

import io.github.secureblocks.web.headers.ClearSiteData;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The answer to a form: go and look at another page of ours. */
final class Redirect {
    private Redirect() {}

    static ResponseEntity<Void> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }

    /** Of somebody whose session has ended: nothing of it stays in the browser. */
    static ResponseEntity<Void> signedOut(List<String> setCookies, String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .headers(headers -> ClearSiteData.onLogOut(headers::set))
                .header(HttpHeaders.SET_COOKIE, setCookies.toArray(String[]::new))
                .location(URI.create(path))
                .build();
    }

    static ResponseEntity<Void> with(List<String> setCookies, String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, setCookies.toArray(String[]::new))
                .location(URI.create(path))
                .build();
    }
}
