package io.github.secureblocks.samples.asgenerated;

public record CurrentUser(String username, String role) {
    boolean isAdmin() {
        return "admin".equals(role);
    }
}
