package io.github.secureblocks.samples.asgenerated;

import org.springframework.expression.Expression;
import org.springframework.expression.ExpressionParser;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

@Controller
public class CalculatorController {
    private final ExpressionParser parser = new SpelExpressionParser();
    private final HtmlPage page;

    public CalculatorController(HtmlPage page) {
        this.page = page;
    }

    /** Computes a formula such as {@code (3 + 4) * 2}. */
    @GetMapping(value = "/calculate", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    public String calculate(@RequestAttribute("user") CurrentUser user, @RequestParam String expression) {
        // plant: no word on who may call rule access/undeclared-endpoint
        Expression parsed = parser.parseExpression(expression); // plant: formula rule code/dynamic-evaluation
        // plant: text as it is rule html/unencoded-output
        return page.render("Calculator", user, "<p>" + expression + " = " + parsed.getValue() + "</p>");
    }
}
