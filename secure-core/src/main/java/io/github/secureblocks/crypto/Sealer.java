package io.github.secureblocks.crypto;

import com.google.errorprone.annotations.CheckReturnValue;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;

/**
 * Encrypts and authenticates small contents for storage: AES-256-GCM in JWE's compact form (RFC 7516).
 *
 * <p><b>Guarantees.</b> What was changed, cut off, sealed for another purpose or bound to another name is not opened. The
 * name that a content is bound to is authenticated, not hidden. Safe for use by many threads.
 *
 * <p><b>Does not guarantee</b> that an older sealed content was not put in a newer one's place. One master key seals at most
 * 2<sup>32</sup> contents, because nonces are random.
 *
 * <p>OWASP ASVS 5.0 11.3.2, 11.3.4; CWE-353, CWE-329.
 */
@CheckReturnValue
public final class Sealer {
    /** The longest sealed text that is looked at, in characters. */
    public static final int MAX_LENGTH = 65_536;

    private static final String BOUND = "bound";
    private static final String PART = "[A-Za-z0-9_-]";

    /** Header, no encrypted key, a nonce of 96 bits, the content, a tag of 128 bits. */
    private static final Pattern FORM =
            Pattern.compile(PART + "++\\.\\." + PART + "{16}\\." + PART + "*+\\." + PART + "{22}");

    private final Map<String, SecretKey> keys = new LinkedHashMap<>();
    private final String current;

    Sealer(List<SealingKey> keys) {
        keys.forEach(each -> this.keys.put(each.id(), each.key()));
        this.current = keys.get(0).id();
    }

    /**
     * Seals a content.
     *
     * @param content any bytes, about 48,000 at most
     * @param boundTo a name, such as a row's key: only who names it again opens the content
     * @return ASCII characters, {@link #MAX_LENGTH} at most
     * @throws IllegalArgumentException if it would be longer, and so not be opened again
     */
    public String seal(byte[] content, String boundTo) {
        JWEObject sealed = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                        .keyID(current)
                        .customParam(BOUND, boundTo)
                        .build(),
                new Payload(content));
        try {
            sealed.encrypt(new DirectEncrypter(keys.get(current)));
        } catch (JOSEException missing) {
            throw new IllegalStateException("This Java runtime has no AES-GCM; use one that has it", missing);
        }
        String text = sealed.serialize();
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("A sealed content has at most " + MAX_LENGTH + " characters, not "
                    + text.length() + "; encrypt a file by other means, and seal its key");
        }
        return text;
    }

    /**
     * Opens what was sealed.
     *
     * @param sealed as {@link #seal} answered it
     * @param boundTo the name that it was bound to
     * @return the content
     * @throws SealBroken if it was not sealed like that; the reason tells what to look at
     */
    public byte[] open(String sealed, String boundTo) {
        JWEObject object = parsed(sealed);
        SecretKey key = keyOf(object.getHeader());
        try {
            object.decrypt(new DirectDecrypter(key));
        } catch (JOSEException | IllegalStateException changed) {
            throw new SealBroken(SealBroken.Reason.CHANGED);
        }
        if (!boundTo.equals(object.getHeader().getCustomParam(BOUND))) {
            throw new SealBroken(SealBroken.Reason.BOUND_TO_ANOTHER);
        }
        return object.getPayload().toBytes();
    }

    /**
     * Whether the current secret sealed it: if not, seal it again before the earlier secret is left out.
     *
     * @param sealed what {@link #open} has opened
     * @return true if nothing is to be done
     * @throws SealBroken if it is not of the form that a sealer makes
     */
    public boolean isCurrent(String sealed) {
        return current.equals(parsed(sealed).getHeader().getKeyID());
    }

    /** The library decodes leniently and fails in ways of its own on a header that is not one. */
    private static JWEObject parsed(String sealed) {
        if (sealed.length() <= MAX_LENGTH && FORM.matcher(sealed).matches()) {
            try {
                JWEObject object = JWEObject.parse(sealed);
                if (isCanonical(object.getCipherText()) && isCanonical(object.getAuthTag())) {
                    return object;
                }
            } catch (ParseException | RuntimeException notSealed) {
                // The same answer as for another form.
            }
        }
        throw new SealBroken(SealBroken.Reason.MALFORMED);
    }

    private static boolean isCanonical(Base64URL part) {
        return Base64URL.encode(part.decode()).equals(part);
    }

    private SecretKey keyOf(JWEHeader header) {
        if (!JWEAlgorithm.DIR.equals(header.getAlgorithm())
                || !EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
                || header.getCompressionAlgorithm() != null) {
            throw new SealBroken(SealBroken.Reason.MALFORMED);
        }
        SecretKey key = keys.get(header.getKeyID());
        if (key == null) {
            throw new SealBroken(SealBroken.Reason.KEY_UNKNOWN);
        }
        return key;
    }

    record SealingKey(String id, SecretKey key) {}
}
