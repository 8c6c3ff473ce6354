package io.github.secureblocks.samples.kotlin

import java.security.MessageDigest
import java.sql.Connection
import java.sql.DriverManager
import javax.crypto.Cipher
import javax.crypto.spec.SecretKeySpec
import kotlin.random.Random

enum class Suite(val transformation: String) {
    OLD("DES/ECB/PKCS5Padding"),
    NEW("AES/GCM/NoPadding"),
}

fun cipher(transformation: String = "AES/ECB/PKCS5Padding"): Cipher =
    Cipher.getInstance(transformation) // unsafe crypto/weak-algorithm

fun sealing(transformation: String = "AES/GCM/NoPadding"): Cipher =
    Cipher.getInstance(transformation) // safe crypto/weak-algorithm

/** Algorithms, keys, passwords and random numbers. */
class Crypto {
    fun unsafeDigest(text: String) =
        MessageDigest.getInstance("MD5").digest(text.toByteArray()) // unsafe crypto/weak-algorithm

    fun safeDigest(text: String) =
        MessageDigest.getInstance("SHA-256").digest(text.toByteArray()) // safe crypto/weak-algorithm

    fun unsafeDefault() = cipher()

    fun safeDefault() = sealing()

    fun unsafeWhen(strong: Boolean): Cipher {
        val mode = when {
            strong -> "GCM/NoPadding"
            else -> "ECB/PKCS5Padding"
        }
        return Cipher.getInstance("AES/$mode") // unsafe crypto/weak-algorithm
    }

    fun safeWhen(long: Boolean): Cipher {
        val bits = if (long) 256 else 128
        return Cipher.getInstance("AES_$bits/GCM/NoPadding") // safe crypto/weak-algorithm
    }

    fun unsafeElvis(settings: Map<String, String>): MessageDigest =
        MessageDigest.getInstance(settings["digest"] ?: "SHA-1") // unsafe crypto/weak-algorithm

    fun safeElvis(settings: Map<String, String>): MessageDigest =
        MessageDigest.getInstance(settings["digest"] ?: "SHA-512") // safe crypto/weak-algorithm

    fun unsafeEnum(): Cipher = Cipher.getInstance(Suite.OLD.transformation) // unsafe crypto/weak-algorithm

    fun safeEnum(): Cipher = Cipher.getInstance(Suite.NEW.transformation) // safe crypto/weak-algorithm

    fun unsafeKey() = SecretKeySpec(KEY.toByteArray(), "AES") // unsafe secret/hard-coded

    fun safeKey(key: ByteArray) = SecretKeySpec(key.copyOf(16), "AES") // safe secret/hard-coded

    fun unsafeKeyBytes() = SecretKeySpec(byteArrayOf(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16), "AES") // unsafe secret/hard-coded

    fun safeKeyBytes(): SecretKeySpec {
        val key = ByteArray(16).also { java.security.SecureRandom().nextBytes(it) }
        return SecretKeySpec(key, "AES") // safe secret/hard-coded
    }

    fun unsafePassword(url: String): Connection {
        val password = System.getenv("DB_PASSWORD") ?: "s3cret"
        return DriverManager.getConnection(url, "notes", password) // unsafe secret/hard-coded
    }

    fun safePassword(url: String): Connection {
        val password = System.getenv("DB_PASSWORD") ?: error("no password")
        return DriverManager.getConnection(url, "notes", password) // safe secret/hard-coded
    }

    fun unsafeTakenIf(url: String, given: String?): Connection =
        DriverManager.getConnection(url, "notes", given.takeUnless { it.isNullOrBlank() } ?: "s3cret") // unsafe secret/hard-coded

    fun safeTakenIf(url: String, given: String?): Connection =
        DriverManager.getConnection(url, "notes", given.takeUnless { it.isNullOrBlank() }!!) // safe secret/hard-coded

    fun policyRandom() = Random.nextInt(1_000_000) // policy random/predictable

    fun policySeeded() = Random(42).nextLong() // policy random/predictable

    fun policyShuffled(players: List<String>) = players.shuffled() // policy random/predictable

    fun safeRandom() = java.security.SecureRandom().nextInt(1_000_000) // safe random/predictable

    private companion object {
        const val KEY = "0123456789abcdef"
    }
}
