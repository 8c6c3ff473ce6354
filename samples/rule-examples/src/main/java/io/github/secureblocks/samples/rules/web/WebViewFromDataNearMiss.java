package io.github.secureblocks.samples.rules.web;

import io.github.secureblocks.web.spring.PublicEndpoint;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** Data in the model, a redirect, a name of the configuration, a number, and a body that is no view. */
@Controller
@PublicEndpoint(reason = "An example without users")
class WebViewFromDataNearMiss {
    private final String theme;

    WebViewFromDataNearMiss(String theme) {
        this.theme = theme;
    }

    @GetMapping("/found")
    String found(@RequestParam String query, Model model) {
        model.addAttribute("query", query);
        return "found";
    }

    @GetMapping("/old")
    String moved(@PathVariable String id) {
        return "redirect:/notes/" + id;
    }

    @GetMapping("/")
    String start() {
        return theme + "/start";
    }

    @GetMapping("/parts/{part}")
    String part(@PathVariable int part) {
        return "parts/" + part;
    }

    @ResponseBody
    @GetMapping(path = "/fresh", produces = "text/plain")
    String fresh() {
        return UUID.randomUUID().toString();
    }

    void servlet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        request.getRequestDispatcher("/WEB-INF/found.jsp").forward(request, response);
    }

    ModelAndView model(HttpServletRequest request) {
        return new ModelAndView("found", "query", request.getParameter("query"));
    }
}
