package io.github.secureblocks.samples.corpus.blind.process;

import jakarta.servlet.http.HttpServletRequest;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Pictures and films, by programs of the operating system. */
@SuppressWarnings("deprecation")
final class MediaTools {
    private static final Map<String, String> CODECS = Map.of("small", "libvpx", "large", "libx265");

    private final Runtime runtime = Runtime.getRuntime();

    enum Turn {
        LEFT(270),
        RIGHT(90);

        private final int degrees;

        Turn(int degrees) {
            this.degrees = degrees;
        }
    }

    /** Which words start the program of a host. */
    interface Launcher {
        List<String> words(String command);
    }

    static final class ShellLauncher implements Launcher {
        @Override
        public List<String> words(String command) {
            return Arrays.asList("/bin/sh", "-c", command);
        }
    }

    static final class DirectLauncher implements Launcher {
        @Override
        public List<String> words(String command) {
            return Arrays.asList("/usr/bin/mediainfo", "--", command);
        }
    }

    static final class Words {
        private final List<String> words = new ArrayList<>();

        Words add(String... more) {
            Collections.addAll(words, more);
            return this;
        }

        String[] toArray() {
            return words.toArray(new String[0]);
        }
    }

    Process unsafeCodecByName(String size, File film) throws IOException {
        String codec = CODECS.get(size);
        if (codec == null) {
            codec = size.toLowerCase(Locale.ROOT);
        }
        return runtime.exec("ffmpeg -vcodec " + codec + " -i in.mov"); // unsafe process/shell-command
    }

    Process safeCodecByName(String size, File film) throws IOException {
        String codec = CODECS.get(size);
        if (codec == null) {
            codec = film.length() > 1_000_000 ? "libx265" : "libvpx";
        }
        return runtime.exec("ffmpeg -vcodec " + codec + " -i in.mov"); // safe process/shell-command
    }

    Process unsafeEnumParameter(Turn turn, String picture) throws IOException {
        String line = String.format("mogrify -rotate %d %s", turn.degrees, picture);
        return runtime.exec(line, null, new File("/srv/pictures")); // unsafe process/shell-command
    }

    Process safeEnumParameter(Turn turn, String picture) throws IOException {
        String line = String.format("mogrify -rotate %d %s.png", turn.degrees, turn.name());
        return runtime.exec(line, null, new File("/srv/pictures/" + picture.length())); // safe process/shell-command
    }

    ProcessBuilder unsafeLauncherObject(String film) {
        Launcher launcher = new ShellLauncher();
        return new ProcessBuilder(launcher.words("mediainfo " + film)); // unsafe process/shell-command
    }

    ProcessBuilder safeLauncherObject(String film) {
        Launcher launcher = new DirectLauncher();
        return new ProcessBuilder(launcher.words("./" + film)); // safe process/shell-command
    }

    Process unsafeWordObject(String title) throws IOException {
        Words words = new Words().add("bash", "-lc").add("tag --title=" + title);
        return runtime.exec(words.toArray()); // unsafe process/shell-command
    }

    Process safeWordObject(String title) throws IOException {
        Words words = new Words().add("/usr/bin/tag", "--title").add(title);
        return runtime.exec(words.toArray()); // safe process/shell-command
    }

    ProcessBuilder unsafeShellThenArguments(HttpServletRequest request) {
        List<String> command = new ArrayList<>(List.of("sh", "-c"));
        String width = request.getParameter("width");
        command.add("convert in.png -resize " + (width == null ? "100" : width) + " out.png");
        ProcessBuilder builder = new ProcessBuilder();
        builder.command(command); // unsafe process/shell-command
        return builder;
    }

    ProcessBuilder safeShellThenArguments(HttpServletRequest request) {
        List<String> command = new ArrayList<>(List.of("sh", "-c"));
        String width = request.getParameter("width");
        command.add("convert in.png -resize " + (width == null ? 100 : Integer.parseInt(width)) + " out.png");
        ProcessBuilder builder = new ProcessBuilder();
        builder.command(command); // safe process/shell-command
        return builder;
    }

    ProcessBuilder unsafeSwappedFirst(String file) {
        List<String> words = new ArrayList<>(List.of("/usr/bin/file", "-c", file));
        words.set(0, "/bin/dash");
        return new ProcessBuilder(words); // unsafe process/shell-command
    }

    ProcessBuilder safeSwappedFirst(String file) {
        List<String> words = new ArrayList<>(List.of("/bin/dash", "-c", file));
        words.set(0, "/usr/bin/file");
        words.set(1, "--");
        return new ProcessBuilder(words); // safe process/shell-command
    }

    ProcessBuilder unsafeStreamOfWords(Stream<String> films) {
        String[] words = Stream.concat(Stream.of("zsh", "-c"), films.map(film -> "play " + film))
                .toArray(String[]::new);
        return new ProcessBuilder(words); // unsafe process/shell-command
    }

    ProcessBuilder safeStreamOfWords(Stream<String> films) {
        String[] words = Stream.concat(Stream.of("play", "--"), films.map(film -> "./" + film))
                .toArray(String[]::new);
        return new ProcessBuilder(words); // safe process/shell-command
    }

    Process unsafeExitCodes(String host, OptionalInt port) throws IOException {
        String line = "nc -z " + host.split(":")[0] + " " + port.orElse(80);
        return runtime.exec(line); // unsafe process/shell-command
    }

    Process safeExitCodes(String host, OptionalInt port) throws IOException {
        String line = "nc -z localhost " + (host.endsWith(":443") ? 443 : port.orElse(80));
        return runtime.exec(line); // safe process/shell-command
    }
}
