package io.github.secureblocks.samples.benchmarks.password;

import io.github.secureblocks.password.PasswordHasher;
import io.github.secureblocks.secret.Secret;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** BCrypt with cost 12 on both sides. */
@State(Scope.Benchmark)
public class Hashes {
    static final String PASSWORD = "correct horse battery staple";

    PasswordHasher ours;
    BCryptPasswordEncoder spring;
    Secret password;
    String ourHash;
    String springHash;

    /** Hashes the password once for each. */
    @Setup
    public void hash() {
        ours = PasswordHasher.bcrypt(12);
        spring = new BCryptPasswordEncoder(12);
        password = Secret.of(PASSWORD);
        ourHash = ours.hash(password);
        springHash = spring.encode(PASSWORD);
    }
}
