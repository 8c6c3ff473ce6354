package io.github.secureblocks.samples.corpus.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A page for operators: ping, whois and the like. */
@RestController
class NetworkTools {
    private static final List<String> TOOLS = List.of("uptime", "df -h", "free -m");

    @Value("${tools.ping:ping -c 1}")
    private String ping;

    private String last = "uptime";
    private final Properties commands = new Properties();

    NetworkTools() throws IOException {
        try (InputStream in = NetworkTools.class.getResourceAsStream("/commands.properties")) {
            commands.load(in);
        }
    }

    private static String checked(String host) {
        if (!host.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("not a host name");
        }
        return host;
    }

    private static String trimmed(String host) {
        if (host.contains(";")) {
            throw new IllegalArgumentException("not a host name");
        }
        return host.trim();
    }

    @GetMapping("/ping")
    long unsafePatternCheck(@RequestParam String host) throws IOException {
        return Runtime.getRuntime().exec("ping -c 1 " + trimmed(host)).pid(); // unsafe process/shell-command
    }

    @GetMapping("/ping6")
    long safePatternCheck(@RequestParam String host) throws IOException {
        return Runtime.getRuntime().exec("ping -6 -c 1 " + checked(host)).pid(); // safe process/shell-command
    }

    @GetMapping("/tool")
    Process unsafeListByIndex(@RequestParam String name) throws IOException {
        int index = TOOLS.indexOf(name);
        return Runtime.getRuntime().exec(index < 0 ? name : TOOLS.get(index)); // unsafe process/shell-command
    }

    @GetMapping("/tool2")
    Process safeListByIndex(@RequestParam String name) throws IOException {
        int index = TOOLS.indexOf(name);
        return Runtime.getRuntime().exec(index < 0 ? TOOLS.get(0) : TOOLS.get(index)); // safe process/shell-command
    }

    Process unsafeInjectedField(int seconds) throws IOException {
        return Runtime.getRuntime().exec(ping + " -W " + seconds); // unsafe process/shell-command
    }

    Process safeInjectedField(int seconds) throws IOException {
        String command = ping.isEmpty() ? "ping -W " : "ping -c 1 -W ";
        return Runtime.getRuntime().exec(command + seconds); // safe process/shell-command
    }

    Process unsafePackedProperties(String name) throws IOException {
        return Runtime.getRuntime().exec(commands.getProperty("disk.all", name)); // unsafe process/shell-command
    }

    Process safePackedProperties(String name) throws IOException {
        return Runtime.getRuntime().exec(commands.getProperty("disk." + name, "df")); // safe process/shell-command
    }

    Process unsafeStateAcrossMethods() throws IOException {
        return Runtime.getRuntime().exec(last); // unsafe process/shell-command
    }

    @GetMapping("/remember")
    void remember(@RequestParam String command) {
        last = command.toLowerCase(Locale.ROOT);
    }

    Process safeStateAcrossMethods() throws IOException {
        Memory memory = new Memory();
        memory.next();
        return Runtime.getRuntime().exec(memory.command); // safe process/shell-command
    }

    /** Nobody else writes the field. */
    private static final class Memory {
        private String command = "uptime";

        void next() {
            command = command.equals("uptime") ? "free -m" : "uptime";
        }
    }

    Process unsafeCallable(String host) throws Exception {
        Callable<String> command = () -> "whois " + host;
        return Runtime.getRuntime().exec(command.call()); // unsafe process/shell-command
    }

    Process safeCallable(String host) throws Exception {
        Callable<String> command =
                () -> "whois " + InetAddress.getLoopbackAddress().getAddress().length;
        return host.isEmpty() ? null : Runtime.getRuntime().exec(command.call()); // safe process/shell-command
    }

    Process unsafeSinkInLambda(Optional<String> host) {
        Function<String, Process> run = name -> {
            try {
                return Runtime.getRuntime().exec("host " + name); // unsafe process/shell-command
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        };
        return host.map(run).orElseThrow();
    }

    Process safeSinkInLambda(Optional<String> host) {
        Function<Integer, Process> run = count -> {
            try {
                return Runtime.getRuntime().exec("ping localhost -c " + count); // safe process/shell-command
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        };
        return host.map(String::length).map(run).orElseThrow();
    }

    Process unsafeJoinedStream(List<String> hosts) throws IOException {
        String all = hosts.stream().sorted().distinct().collect(Collectors.joining(" "));
        return Runtime.getRuntime().exec("fping " + all); // unsafe process/shell-command
    }

    Process safeJoinedStream(List<String> hosts) throws IOException {
        String all = List.of("a.example", "b.example").stream()
                .filter(host -> !hosts.contains(host))
                .collect(Collectors.joining(" "));
        return Runtime.getRuntime().exec("fping " + all); // safe process/shell-command
    }

    Process unsafeOutputOfProcess() throws IOException {
        Process first = new ProcessBuilder("hostname").start();
        String host = new String(first.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Runtime.getRuntime().exec("ping " + host); // unsafe process/shell-command
    }

    Process safeOutputOfProcess() throws IOException {
        Process first = new ProcessBuilder("hostname").start();
        int length = first.getInputStream().readAllBytes().length;
        return Runtime.getRuntime().exec("ping -s " + length + " localhost"); // safe process/shell-command
    }

    Process unsafeMainArgument(String[] args) throws IOException {
        String host = "localhost";
        for (int i = 0; i < args.length - 1; i++) {
            if (args[i].equals("--host")) {
                host = args[i + 1];
                break;
            }
        }
        return Runtime.getRuntime().exec("traceroute " + host); // unsafe process/shell-command
    }

    Process safeMainArgument(String[] args) throws IOException {
        String host = "localhost";
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--loopback6")) {
                host = "ip6-localhost";
                break;
            }
        }
        return Runtime.getRuntime().exec("traceroute " + host); // safe process/shell-command
    }

    Process unsafeDoWhile(List<String> hosts) throws IOException {
        String command = "ping";
        int i = 0;
        do {
            command = command + " " + hosts.get(i);
            i++;
        } while (i < hosts.size());
        return Runtime.getRuntime().exec(command); // unsafe process/shell-command
    }

    Process safeDoWhile(List<String> hosts) throws IOException {
        String command = "ping";
        int i = 0;
        do {
            command = command + " -v";
            i++;
        } while (i < hosts.size());
        return Runtime.getRuntime().exec(command); // safe process/shell-command
    }

    Process unsafeEnvironment() throws IOException {
        String editor = System.getenv().getOrDefault("EDITOR", "vi");
        return Runtime.getRuntime().exec(editor + " /etc/hosts"); // unsafe process/shell-command
    }

    Process safeEnvironment() throws IOException {
        String editor = System.getenv("EDITOR") == null ? "vi" : "nano";
        return Runtime.getRuntime().exec(editor + " /etc/hosts"); // safe process/shell-command
    }
}
