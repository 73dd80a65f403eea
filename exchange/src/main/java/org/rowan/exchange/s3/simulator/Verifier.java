package org.rowan.exchange.s3.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Checks a signature of version 4 from what came over the line, with no word of the client's code.
final class Verifier {
    private final String id;
    private final String secret;

    Verifier(String id, String secret) {
        this.id = id;
        this.secret = secret;
    }

    /// Whether the call is signed, all of it: method, address, host, every `x-amz-` header, and the body.
    boolean holds(HttpExchange exchange, byte[] body) throws GeneralSecurityException {
        TreeMap<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        String[] parts = headers.getOrDefault("authorization", "").split("[ ,]+", -1);
        if (parts.length != 4 || !parts[0].equals("AWS4-HMAC-SHA256")) return false;
        String[] credential = after(parts[1], "Credential=").split("/", -1);
        List<String> names = Arrays.asList(after(parts[2], "SignedHeaders=").split(";", -1));
        if (credential.length != 5 || !credential[0].equals(id) || !names.contains("host")) return false;
        boolean all =
                headers.keySet().stream().filter(n -> n.startsWith("x-amz-")).allMatch(names::contains);
        String digest = hex(MessageDigest.getInstance("SHA-256").digest(body));
        if (!all || !digest.equals(headers.get("x-amz-content-sha256"))) return false;
        StringBuilder canonical = new StringBuilder();
        canonical.append(exchange.getRequestMethod()).append('\n');
        canonical.append(exchange.getRequestURI().getRawPath()).append('\n');
        canonical.append(parameters(exchange.getRequestURI().getRawQuery())).append('\n');
        for (String name : names) {
            canonical
                    .append(name)
                    .append(':')
                    .append(headers.getOrDefault(name, ""))
                    .append('\n');
        }
        canonical.append('\n').append(String.join(";", names)).append('\n').append(digest);
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (int i = 1; i < credential.length; i++) key = mac(key, credential[i]);
        String scope = String.join("/", Arrays.asList(credential).subList(1, credential.length));
        String text = "AWS4-HMAC-SHA256\n" + headers.getOrDefault("x-amz-date", "") + "\n" + scope + "\n"
                + hex(MessageDigest.getInstance("SHA-256")
                        .digest(canonical.toString().getBytes(StandardCharsets.UTF_8)));
        return hex(mac(key, text)).equals(after(parts[3], "Signature="));
    }

    private static String parameters(String raw) {
        List<String> each = new ArrayList<>(
                Arrays.asList(Optional.ofNullable(raw).orElse("").split("&", -1)));
        Collections.sort(each);
        return String.join("&", each);
    }

    private static String after(String text, String beginning) {
        return text.startsWith(beginning) ? text.substring(beginning.length()) : "";
    }

    private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
