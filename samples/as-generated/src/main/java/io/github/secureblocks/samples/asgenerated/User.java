package io.github.secureblocks.samples.asgenerated;

public record User(long id, String username, String password, String role) {}
