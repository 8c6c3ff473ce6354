package io.github.secureblocks.samples.databases;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** What a program on the way says in a server's place to hear the password: no encryption here, and in plain text please. */
final class ServerWithoutTls {
    private static final int SSL_REQUEST = 80_877_103;
    private static final int GSS_REQUEST = 80_877_104;
    private static final byte NO_TLS = 'N';

    private ServerWithoutTls() {}

    static Eavesdropper.Way of(Engine engine) {
        return engine == Engine.POSTGRESQL ? ServerWithoutTls::postgres : ServerWithoutTls::mariaDb;
    }

    private static void postgres(Eavesdropper.Heard client) throws IOException {
        int length = ByteBuffer.wrap(client.read(4)).getInt();
        int code = ByteBuffer.wrap(client.read(4)).getInt();
        while (code == SSL_REQUEST || code == GSS_REQUEST) {
            client.write(NO_TLS);
            length = ByteBuffer.wrap(client.read(4)).getInt();
            code = ByteBuffer.wrap(client.read(4)).getInt();
        }
        client.read(length - 8);
        // Authentication by the password as it is.
        client.write((byte) 'R', (byte) 0, (byte) 0, (byte) 0, (byte) 8, (byte) 0, (byte) 0, (byte) 0, (byte) 3);
        client.read(1);
        client.read(ByteBuffer.wrap(client.read(4)).getInt() - 4);
    }

    private static void mariaDb(Eavesdropper.Heard client) throws IOException {
        client.write(packet(0, greeting()));
        response(client);
        client.write(packet(
                2, ("\u00fe" + "mysql_clear_password\0").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
        response(client);
    }

    private static void response(Eavesdropper.Heard client) throws IOException {
        byte[] head = client.read(4);
        if (head.length == 4) {
            client.read((head[0] & 0xFF) | (head[1] & 0xFF) << 8 | (head[2] & 0xFF) << 16);
        }
    }

    /** Of protocol 10, with authentication by a plugin and without the capability of TLS. */
    private static byte[] greeting() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(10);
        out.writeBytes("5.5.5-10.6.0-MariaDB\0".getBytes(US_ASCII));
        out.writeBytes(new byte[] {1, 0, 0, 0});
        out.writeBytes("12345678\0".getBytes(US_ASCII));
        out.writeBytes(new byte[] {(byte) 0x08, (byte) 0xA2, 45, 2, 0, (byte) 0x08, 0, 21});
        out.writeBytes(new byte[10]);
        out.writeBytes("123456789012\0mysql_native_password\0".getBytes(US_ASCII));
        return out.toByteArray();
    }

    private static byte[] packet(int sequence, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) content.length, (byte) (content.length >> 8), 0, (byte) sequence});
        out.writeBytes(content);
        return out.toByteArray();
    }
}
