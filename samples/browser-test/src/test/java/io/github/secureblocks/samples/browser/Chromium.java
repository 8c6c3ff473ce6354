package io.github.secureblocks.samples.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The browser of the machine, which reaches nothing but this machine. */
final class Chromium implements AutoCloseable {
    private static final List<String> BROWSERS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final List<String> DRIVERS =
            List.of("/usr/bin/chromedriver", "/usr/lib/chromium-browser/chromedriver", "/usr/local/bin/chromedriver");
    private static final String ABSENT = "NOT TESTED IN A BROWSER: there is no Chromium with its chromedriver at "
            + BROWSERS + " and " + DRIVERS + ". On Debian: apt-get install chromium chromium-driver";

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
                "--host-resolver-rules=MAP * 127.0.0.1:" + trap + ", EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost");
        if (System.getProperty("user.name").equals("root")) {
            options.addArguments("--no-sandbox");
        }
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        return new Chromium(new ChromeDriver(service, options));
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Shows a page and waits until what it starts by itself has begun. */
    void open(String address) {
        driver.get(address);
        driver.executeAsyncScript(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))");
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
