import net from "node:net";

const CLOSED = 1;

/**
 * Takes every connection of this process, whatever host it names, to one port of this machine, so that a scanner that asks
 * for a host by its name finds the application under test and reaches nobody else. There is nobody at the port of HTTP.
 */
export function reachOnly(port) {
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function (...args) {
    const options = Array.isArray(args[0]) ? args[0][0] : args[0];
    if (options === null || typeof options !== "object") {
      throw new Error("A connection that is not understood");
    }
    options.port = Number(options.port) === 443 ? port : CLOSED;
    options.host = "127.0.0.1";
    delete options.lookup;
    delete options.path;
    return connect.apply(this, args);
  };
}
