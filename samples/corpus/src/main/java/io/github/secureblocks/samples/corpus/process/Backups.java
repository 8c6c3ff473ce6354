package io.github.secureblocks.samples.corpus.process;

import java.io.File;
import java.io.IOException;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** Saves databases at night. */
final class Backups {
    private static final String DUMP = "pg_dump --format=custom --file=";
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("commands");

    record Job(String database, LocalDate day) {}

    sealed interface Target permits Disk, Tape {}

    record Disk(String folder) implements Target {}

    record Tape(int number) implements Target {}

    private final Runtime runtime = Runtime.getRuntime();

    Process unsafeRecord(Job job) throws IOException {
        return runtime.exec(DUMP + job.day() + ".dump " + job.database()); // unsafe process/shell-command
    }

    Process safeRecord(Job job) throws IOException {
        return runtime.exec(DUMP + job.day() + ".dump notes"); // safe process/shell-command
    }

    Process unsafeSealed(Target target) throws IOException {
        String to = target instanceof Disk disk ? disk.folder() : "/dev/st0";
        return runtime.exec("tar -cf " + to + " /srv"); // unsafe process/shell-command
    }

    Process safeSealed(Target target) throws IOException {
        String to = target instanceof Tape tape ? "/dev/st" + tape.number() : "/backup/all.tar";
        return runtime.exec("tar -cf " + to + " /srv"); // safe process/shell-command
    }

    Process unsafePattern(String database) throws IOException {
        return runtime.exec(
                MessageFormat.format("vacuumdb {0} --{1}", database, "full")); // unsafe process/shell-command
    }

    Process safePattern(int jobs) throws IOException {
        return runtime.exec(
                MessageFormat.format("vacuumdb notes -j {0} --{1}", jobs, "full")); // safe process/shell-command
    }

    Process unsafeBundle(String name) throws IOException {
        return runtime.exec(TEXTS.getString("disk") + " " + name); // unsafe process/shell-command
    }

    Process safeBundle(String name) throws IOException {
        return runtime.exec(TEXTS.getString(name.isEmpty() ? "disk" : "memory")); // safe process/shell-command
    }

    Process unsafeShellFlag(boolean compress, String folder) throws IOException {
        List<String> command = new ArrayList<>();
        if (compress) {
            Collections.addAll(command, "sh", "-c");
            command.add("tar -c " + folder + " | gzip > all.tgz");
        } else {
            Collections.addAll(command, "tar", "-cf", "all.tar", "--", folder);
        }
        return new ProcessBuilder().command(command).start(); // unsafe process/shell-command
    }

    Process safeShellFlag(boolean compress, String folder) throws IOException {
        List<String> command = new ArrayList<>();
        if (compress) {
            Collections.addAll(command, "sh", "-c");
            command.add("tar -c /srv | gzip > all.tgz");
        } else {
            Collections.addAll(command, "tar", "-cf", "all.tar", "--", folder);
        }
        return new ProcessBuilder().command(command).start(); // safe process/shell-command
    }

    Process unsafeShellPrefix(String... arguments) throws IOException {
        String[] shell = {"/bin/bash", "-c"};
        String[] all =
                Stream.concat(Arrays.stream(shell), Arrays.stream(arguments)).toArray(String[]::new);
        return new ProcessBuilder(all).start(); // unsafe process/shell-command
    }

    Process safeShellPrefix(String... arguments) throws IOException {
        String[] tool = {"/usr/bin/rsync", "--"};
        String[] all =
                Stream.concat(Arrays.stream(tool), Arrays.stream(arguments)).toArray(String[]::new);
        return new ProcessBuilder(all).start(); // safe process/shell-command
    }

    Process unsafeDirectoryListing(File folder) throws IOException {
        StringBuilder command = new StringBuilder("gzip");
        for (String name : Optional.ofNullable(folder.list()).orElse(new String[0])) {
            command.append(' ').append(name);
        }
        return runtime.exec(command.toString()); // unsafe process/shell-command
    }

    Process safeDirectoryListing(File folder) throws IOException {
        StringBuilder command = new StringBuilder("gzip");
        for (String name : Optional.ofNullable(folder.list()).orElse(new String[0])) {
            command.append(name.endsWith(".log") ? " -v" : " -q");
        }
        return runtime.exec(command.toString()); // safe process/shell-command
    }

    Process unsafeEnvironmentOfChild(Map<String, String> settings) throws IOException {
        String tool = settings.getOrDefault("tool", "pg_dump");
        return runtime.exec(tool, new String[] {"PGUSER=notes"}); // unsafe process/shell-command
    }

    Process safeEnvironmentOfChild(Map<String, String> settings) throws IOException {
        String[] environment = {"PGUSER=" + settings.get("user")};
        return runtime.exec("pg_dump", environment); // safe process/shell-command
    }
}
