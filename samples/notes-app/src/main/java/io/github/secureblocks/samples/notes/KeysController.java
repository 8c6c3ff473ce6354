package io.github.secureblocks.samples.notes;

import io.github.secureblocks.jwt.KeyRing;
import io.github.secureblocks.web.spring.PublicEndpoint;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys, for other services that verify our tokens. */
@RestController
class KeysController {
    private final KeyRing keys;

    KeysController(KeyRing keys) {
        this.keys = keys;
    }

    @GetMapping(value = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @PublicEndpoint(reason = "public keys")
    ResponseEntity<String> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(keys.jwksMaxAge()))
                .body(keys.jwks());
    }
}
