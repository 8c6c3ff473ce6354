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
        return "redirect:/notes";
    }

    @GetMapping(value = "/register", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    public String registerForm() {
        return page.render("Register", """
                <form method="post" action="/register">
                <input name="username" placeholder="Name"> <input name="password" type="password" placeholder="Password">
                <input name="role" type="hidden" value="user"> <button>Register</button></form>
                <p><a href="/login">Log in</a></p>""");
    }

    @PostMapping("/register")
    public String register(
            @RequestParam String username,
            @RequestParam String password,
            @RequestParam(defaultValue = "user") String role) {
        users.save(username, passwords.hash(password), role);
        log.info("Registered user {} with password {}", username, password);
        return "redirect:/login";
    }

    @GetMapping(value = "/login", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    public String loginForm() {
        return page.render("Log in", """
                <form method="post" action="/login">
                <input name="username" placeholder="Name"> <input name="password" type="password" placeholder="Password">
                <button>Log in</button></form>
                <p><a href="/register">Register</a></p>""");
    }

    @PostMapping("/login")
    public ResponseEntity<String> login(
            @RequestParam String username, @RequestParam String password, HttpServletResponse response) {
        log.info("Login attempt for user " + username);
        User user = users.login(username, passwords.hash(password));
        if (user == null) {
            String reason = users.exists(username) ? "Wrong password for " : "There is no user named ";
            String body = page.render("Log in", "<p>" + reason + username + ". <a href=\"/login\">Try again</a></p>");
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                    .contentType(MediaType.TEXT_HTML)
                    .body(body);
        }
        Cookie cookie = new Cookie(AuthInterceptor.COOKIE, jwtService.createToken(user));
        cookie.setPath("/");
        response.addCookie(cookie);
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, "/notes")
                .build();
    }

    @PostMapping("/logout")
    public String logout(HttpServletResponse response) {
        Cookie cookie = new Cookie(AuthInterceptor.COOKIE, "");
        cookie.setPath("/");
        cookie.setMaxAge(0);
        response.addCookie(cookie);
        return "redirect:/login";
    }
}
