package io.github.secureblocks.samples.asgenerated;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

@Controller
public class AuthController {
    private static final Logger log = LoggerFactory.getLogger(AuthController.class);

    private final UserRepository users;
    private final PasswordHasher passwords;
    private final JwtService jwtService;
    private final HtmlPage page;

    public AuthController(UserRepository users, PasswordHasher passwords, JwtService jwtService, HtmlPage page) {
        this.users = users;
        this.passwords = passwords;
        this.jwtService = jwtService;
        this.page = page;
    }

    @GetMapping("/")
    public String home() {
        // plant: no word on who may call rule access/undeclared-endpoint
        return "redirect:/notes";
    }

    @GetMapping(value = "/register", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    public String registerForm() {
        // plant: no word on who may call rule access/undeclared-endpoint
        return """
                <!DOCTYPE html><html><head><meta charset="utf-8"><title>Register</title></head><body><h1>Register</h1>
                <form method="post" action="/register">
                <input name="username" placeholder="Name">
                <input name="password" type="password" placeholder="Password">
                <input name="role" type="hidden" value="user"> <button>Register</button></form>
                <p><a href="/login">Log in</a></p></body></html>""";
    }

    @PostMapping("/register")
    public String register(
            @RequestParam String username,
            @RequestParam String password,
            // plant: role from the form attack-only (CWE-915: no rule yet)
            @RequestParam(defaultValue = "user") String role) {
        // plant: no word on who may call rule access/undeclared-endpoint
        users.save(username, passwords.hash(password), role);
        // plant: password in the log rule password/unhashed
        log.info("Registered user {} with password {}", username, password); // plant: forged line rule log/forged-line
        return "redirect:/login";
    }

    @GetMapping(value = "/login", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    public String loginForm() {
        // plant: no word on who may call rule access/undeclared-endpoint
        return """
                <!DOCTYPE html><html><head><meta charset="utf-8"><title>Log in</title></head><body><h1>Log in</h1>
                <form method="post" action="/login">
                <input name="username" placeholder="Name">
                <input name="password" type="password" placeholder="Password">
                <button>Log in</button></form>
                <p><a href="/register">Register</a></p></body></html>""";
    }

    @PostMapping("/login")
    public ResponseEntity<String> login(
            @RequestParam String username,
            @RequestParam String password,
            @RequestParam(defaultValue = "/notes") String next,
            HttpServletResponse response) {
        // plant: no word on who may call rule access/undeclared-endpoint
        log.info("Login attempt for user " + username); // plant: forged line rule log/forged-line
        // plant: no limit attack-only (CWE-307: absence, no rule yet)
        User user = users.login(username, passwords.hash(password));
        if (user == null) {
            // plant: tells names attack-only (CWE-204: meaning)
            String reason = users.exists(username) ? "Wrong password for " : "There is no user named ";
            String body = page.render("Log in", "<p>" + reason + username + ". <a href=\"/login\">Try again</a></p>");
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                    .contentType(MediaType.TEXT_HTML)
                    // plant: text as it is rule html/unencoded-output
                    .body(body);
        }
        // plant: cookie without flags rule web/insecure-cookie
        Cookie cookie = new Cookie(AuthInterceptor.COOKIE, jwtService.createToken(user));
        cookie.setPath("/");
        response.addCookie(cookie);
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, next) // plant: leads anywhere rule web/open-redirect
                .build();
    }

    @PostMapping("/logout")
    public String logout(HttpServletResponse response) {
        // plant: no word on who may call rule access/undeclared-endpoint
        // plant: cookie without flags rule web/insecure-cookie
        Cookie cookie = new Cookie(AuthInterceptor.COOKIE, "");
        cookie.setPath("/");
        cookie.setMaxAge(0);
        response.addCookie(cookie);
        return "redirect:/login";
    }
}
