package io.github.secureblocks.samples.rules.web;

import io.github.secureblocks.web.spring.PublicEndpoint;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Pages that a client names. */
@Controller
@PublicEndpoint(reason = "An example without users")
class WebViewFromDataBad {
    @GetMapping("/pages/{page}")
    String page(@PathVariable String page) {
        return "pages/" + page; // finds web/view-from-data
    }

    @GetMapping("/show")
    String forward(@RequestParam String target) {
        return "forward:/" + target; // finds web/view-from-data
    }

    void servlet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        request.getRequestDispatcher("/WEB-INF/" + request.getParameter("page")) // finds web/view-from-data
                .forward(request, response);
    }

    ModelAndView model(HttpServletRequest request) {
        return new ModelAndView("pages/" + request.getParameter("page")); // finds web/view-from-data
    }

    ModelAndView named(HttpServletRequest request) {
        ModelAndView answer = new ModelAndView();
        answer.setViewName(request.getParameter("page")); // finds web/view-from-data
        return answer;
    }

    @GetMapping("/model")
    ModelAndView parameter(@RequestParam String page) {
        return new ModelAndView("pages/" + page); // finds web/view-from-data
    }
}
