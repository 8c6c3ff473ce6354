package io.github.secureblocks.web.headers;

import java.util.Locale;

/**
 * What a browser offers to a page beyond showing it; every one is denied, to the page and to what it embeds, until it is
 * permitted.
 *
 * <p>W3C Permissions Policy.
 */
public enum BrowserFeature {
    /** The accelerometer. */
    ACCELEROMETER,
    /** Sound and film that begin by themselves. */
    AUTOPLAY,
    /** Devices near by. */
    BLUETOOTH,
    /** Interests for advertising. */
    BROWSING_TOPICS,
    /** The camera. */
    CAMERA,
    /** Reading the clipboard. */
    CLIPBOARD_READ,
    /** Writing to the clipboard, as a button that copies does. */
    CLIPBOARD_WRITE,
    /** Shared memory and precise clocks. */
    CROSS_ORIGIN_ISOLATED,
    /** Pictures of the screen. */
    DISPLAY_CAPTURE,
    /** Protected film. */
    ENCRYPTED_MEDIA,
    /** The whole screen. */
    FULLSCREEN,
    /** Game controllers. */
    GAMEPAD,
    /** The geolocation. */
    GEOLOCATION,
    /** The gyroscope. */
    GYROSCOPE,
    /** Devices for people's hands. */
    HID,
    /** Log-in by the browser's choice of providers. */
    IDENTITY_CREDENTIALS_GET,
    /** Whether somebody is there. */
    IDLE_DETECTION,
    /** The layout of the keyboard. */
    KEYBOARD_MAP,
    /** The names of installed fonts. */
    LOCAL_FONTS,
    /** The magnetometer. */
    MAGNETOMETER,
    /** The microphone. */
    MICROPHONE,
    /** Musical instruments. */
    MIDI,
    /** Codes out of text messages. */
    OTP_CREDENTIALS,
    /** Payment by the browser. */
    PAYMENT,
    /** Film in a window of its own. */
    PICTURE_IN_PICTURE,
    /** Making a passkey. */
    PUBLICKEY_CREDENTIALS_CREATE,
    /** Using a passkey. */
    PUBLICKEY_CREDENTIALS_GET,
    /** Keeping the screen on. */
    SCREEN_WAKE_LOCK,
    /** Serial ports. */
    SERIAL,
    /** Cookies inside other sites' frames. */
    STORAGE_ACCESS,
    /** Requests that stop the page. */
    SYNC_XHR,
    /** Handlers of {@code unload}. */
    UNLOAD,
    /** Devices on USB. */
    USB,
    /** The system's sharing dialogue. */
    WEB_SHARE,
    /** Placing windows on several screens. */
    WINDOW_MANAGEMENT,
    /** Virtual reality. */
    XR_SPATIAL_TRACKING;

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
