package io.github.secureblocks.samples.corpus.process;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Calls an image converter. */
final class Thumbnails {
    private static final String TOOL = "/usr/bin/convert";
    private static final Map<String, String> SIZES = Map.of("small", "64x64", "large", "512x512");
    private static final boolean USE_SHELL = TOOL.isEmpty();

    enum Format {
        PNG,
        JPEG
    }

    Process unsafePlainConcat(String file) throws IOException {
        return Runtime.getRuntime().exec(TOOL + " " + file + " /tmp/out.png"); // unsafe process/shell-command
    }

    Process safePlainConcat(String file) throws IOException {
        String in = file.endsWith(".gif") ? "in.gif" : "in.png";
        return Runtime.getRuntime().exec(TOOL + " " + in + " /tmp/out.png"); // safe process/shell-command
    }

    Process unsafeSizeFromMap(HttpServletRequest request) throws IOException {
        String asked = request.getParameter("size");
        String size = SIZES.containsKey(asked) ? SIZES.get("small") : asked;
        return Runtime.getRuntime().exec(TOOL + " -resize " + size + " a.png b.png"); // unsafe process/shell-command
    }

    Process safeSizeFromMap(HttpServletRequest request) throws IOException {
        String asked = request.getParameter("size");
        String size = SIZES.containsKey(asked) ? SIZES.get(asked) : SIZES.get("small");
        return Runtime.getRuntime().exec(TOOL + " -resize " + size + " a.png b.png"); // safe process/shell-command
    }

    Process unsafeSwitchOnEnum(Format format, String custom) throws IOException {
        String options;
        switch (format) {
            case PNG:
                options = "-depth 8";
                break;
            case JPEG:
                options = "-quality " + custom;
                break;
            default:
                throw new IllegalStateException();
        }
        return Runtime.getRuntime().exec(TOOL + " " + options + " in out"); // unsafe process/shell-command
    }

    Process safeSwitchOnEnum(Format format, int quality) throws IOException {
        String options;
        switch (format) {
            case PNG:
                options = "-depth 8";
                break;
            case JPEG:
                options = "-quality " + quality;
                break;
            default:
                throw new IllegalStateException();
        }
        return Runtime.getRuntime().exec(TOOL + " " + options + " in out"); // safe process/shell-command
    }

    Process unsafeShellWithData(String file) throws IOException {
        return new ProcessBuilder("/bin/sh", "-c", TOOL + " " + file + " out.png")
                .start(); // unsafe process/shell-command
    }

    Process safeShellWithData(String file) throws IOException {
        return new ProcessBuilder(TOOL, "--", file, "out.png").start(); // safe process/shell-command
    }

    Process unsafeShellInList(String folder) throws IOException {
        List<String> command = new ArrayList<>();
        command.add("bash");
        command.add("-c");
        command.add("rm -rf thumbnails/" + folder);
        return new ProcessBuilder(command).start(); // unsafe process/shell-command
    }

    Process safeShellInList(String folder) throws IOException {
        List<String> command = new ArrayList<>();
        command.add("rm");
        command.add("-rf");
        command.add("--");
        command.add("thumbnails/" + folder);
        return new ProcessBuilder(command).start(); // safe process/shell-command
    }

    Process unsafeShellInArray(String name) throws IOException {
        String[] command = {"sh", "-c", "ls -l thumbnails | grep " + name};
        return Runtime.getRuntime().exec(command); // unsafe process/shell-command
    }

    Process safeShellInArray(String name) throws IOException {
        String[] command = {"sh", "-c", "ls -l thumbnails | grep png", "unused"};
        String[] list = Arrays.copyOf(command, 3);
        list[0] = name.isEmpty() ? "/bin/sh" : "sh";
        return Runtime.getRuntime().exec(list); // safe process/shell-command
    }

    Process unsafeShellByConstant(String file) throws IOException {
        List<String> command = !USE_SHELL ? List.of("sh", "-c", "file " + file) : List.of("file", "--", file);
        return new ProcessBuilder(command).start(); // unsafe process/shell-command
    }

    Process safeShellByConstant(String file) throws IOException {
        List<String> command = USE_SHELL ? List.of("sh", "-c", "file " + file) : List.of("file", "--", file);
        return new ProcessBuilder(command).start(); // safe process/shell-command
    }
}
