package io.github.secureblocks.samples.asgenerated;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

@Controller
public class AdminController {
    private final UserRepository users;
    private final HtmlPage page;

    public AdminController(UserRepository users, HtmlPage page) {
        this.users = users;
        this.page = page;
    }

    @GetMapping(value = "/admin", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    public String admin(@RequestAttribute("user") CurrentUser user) {
        // plant: no word on who may call rule access/undeclared-endpoint
        if (!user.isAdmin()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "Only for administrators");
        }
        StringBuilder rows = new StringBuilder();
        for (User each : users.findAll()) {
            rows.append("<tr><td>").append(each.username()).append("</td>");
            rows.append("<td>").append(each.role()).append("</td></tr>");
        }
        // plant: text as it is rule html/unencoded-output
        return page.render("Users", user, "<table>" + rows + "</table><p><a href=\"/admin/users\">JSON</a></p>");
    }

    @GetMapping("/admin/users")
    @ResponseBody
    public List<User> allUsers() {
        // plant: no word on who may call rule access/undeclared-endpoint
        return users.findAll(); // plant: hashes in the answer attack-only (CWE-212: meaning)
    }
}
