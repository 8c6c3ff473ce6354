package io.github.secureblocks.samples.databases;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;

/** An address of this machine that is not its loopback: by the settings' rule, another machine. */
final class DistantAddress {
    private DistantAddress() {}

    static Optional<InetAddress> find() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(DistantAddress::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .findFirst();
        } catch (SocketException none) {
            return Optional.empty();
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException gone) {
            return false;
        }
    }
}
