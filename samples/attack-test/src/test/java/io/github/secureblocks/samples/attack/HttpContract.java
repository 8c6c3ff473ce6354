package io.github.secureblocks.samples.attack;

/** The paths, fields and marks that both applications share; the README of this module says what they answer. */
final class HttpContract {
    static final String REGISTER = "/register";
    static final String LOGIN = "/login";
    static final String NOTES = "/notes";
    static final String SHARED = "/shared/";
    static final String ADMIN = "/admin";
    static final String ADMIN_USERS = "/admin/users";

    static final String USERNAME = "username";
    static final String PASSWORD = "password";
    static final String ROLE = "role";
    static final String TITLE = "title";
    static final String BODY = "body";
    static final String QUERY = "q";
    static final String SORT = "sort";

    /** The user that exists at start. */
    static final String ADMIN_NAME = "admin";

    /** Where notes-app takes the password of that user from. */
    static final String ADMIN_PASSWORD_VARIABLE = "NOTES_ADMIN_PASSWORD";

    /** What as-generated must be told before it starts. */
    static final String CONSENT = "--i-know-this-is-insecure";

    private HttpContract() {}

    static String note(String id) {
        return NOTES + "/" + id;
    }

    static String delete(String id) {
        return note(id) + "/delete";
    }

    static String share(String id) {
        return note(id) + "/share";
    }

    /** The mark on each page for somebody who is signed in. */
    static String signedInAs(String name) {
        return "<b id=\"user\">" + name + "</b>";
    }
}
