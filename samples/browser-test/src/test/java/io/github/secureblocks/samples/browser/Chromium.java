package io.github.secureblocks.samples.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The browser of the machine, which reaches nothing but this machine. */
final class Chromium implements AutoCloseable {
    private static final List<String> BROWSERS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final List<String> DRIVERS =
            List.of("/usr/bin/chromedriver", "/usr/lib/chromium-browser/chromedriver", "/usr/local/bin/chromedriver");
    private static final String ABSENT = "NOT TESTED IN A BROWSER: there is no Chromium with its chromedriver at "
            + BROWSERS + " and " + DRIVERS + ". On Debian: apt-get install chromium chromium-driver";

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String WATCH = """
            window.strangers = [];
            window.canary = window.alert = what => strangers.push(String(what));
            document.addEventListener('securitypolicyviolation', e => strangers.push(e.effectiveDirective));
            """;

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * Starts one, or leaves the test out aloud; with the environment variable REQUIRE_BROWSER the test fails instead.
     *
     * @param trap the port that answers for every host but this one
     */
    static Chromium start(int trap) {
        return start("MAP * 127.0.0.1:" + trap + ", EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost");
    }

    /**
     * Starts one that knows hosts by names of the test.
     *
     * @param keys whose certificates it takes for every host
     * @param rules {@code MAP notes.example:443 127.0.0.1:8443}
     */
    static Chromium resolving(List<String> keys, List<String> rules) {
        return start(
                String.join(", ", rules),
                "--ignore-certificate-errors-spki-list=" + String.join(",", keys),
                "--disable-features=HttpsUpgrades");
    }

    private static Chromium start(String rules, String... more) {
        Optional<Path> browser = first(BROWSERS);
        Optional<Path> chromedriver = first(DRIVERS);
        if (browser.isEmpty() || chromedriver.isEmpty()) {
            leaveOut();
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--disable-sync",
                "--no-first-run",
                "--host-resolver-rules=" + rules);
        options.addArguments(more);
        if (System.getProperty("user.name").equals("root")) {
            options.addArguments("--no-sandbox");
        }
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        return new Chromium(new ChromeDriver(service, options));
    }

    /** Has every page count, before its own scripts, what runs that should not: see {@link #ran}. */
    void watch() {
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
    }

    /** What has run in the page, and what its policy had to stop. */
    String ran() {
        return (String) run("return window.strangers.join()");
    }

    /** Waits until the browser is at an address that begins so, and the page is there. */
    void awaitAddress(String begin) {
        new WebDriverWait(driver, LONG).until(at -> driver.getCurrentUrl().startsWith(begin));
        new WebDriverWait(driver, LONG)
                .until(at -> run("return document.readyState").equals("complete"));
    }

    /** Waits for what an asynchronous script hands to its last argument. */
    Object await(String script, Object... values) {
        return driver.executeAsyncScript(script, values);
    }

    /** The whole text of the page. */
    String text() {
        return (String) run("return document.documentElement.textContent");
    }

    /** Shows a page and waits until what it starts by itself has begun. */
    void open(String address) {
        driver.get(address);
        settle();
    }

    /** Waits until what has been asked for has begun. */
    void settle() {
        driver.executeAsyncScript(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))");
    }

    /** Where it is. */
    String address() {
        return driver.getCurrentUrl();
    }

    /** Runs script in the page, from outside of it. */
    Object run(String script, Object... values) {
        return driver.executeScript(script, values);
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static void leaveOut() {
        if (System.getenv("REQUIRE_BROWSER") != null) {
            Assertions.fail(ABSENT);
        }
        System.out.println("[WARNING] " + ABSENT);
        Assumptions.abort(ABSENT);
    }

    private static Optional<Path> first(List<String> paths) {
        return paths.stream().map(Path::of).filter(Files::isExecutable).findFirst();
    }
}
