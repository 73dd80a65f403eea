package org.rowan.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.Item;
import org.rowan.flow.Submission;
import org.rowan.screening.Screening.ClientPdq;
import org.rowan.server.Acts;
import org.rowan.server.IntakeLimits;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The door of intake: items with their bytes, or hashes that the client made itself.
@RestController
public class ItemsEndpoint {
    private final Taking taking;

    public ItemsEndpoint(Acts acts, IntakeLimits limits) {
        this.taking = new Taking(acts, limits);
    }

    @PostMapping("/api/v1/items")
    public void items(HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        taking.upload(request, response, (key, upload) -> {
            Fields all = Fields.of("metadata", upload.metadata().toArray());
            Item item = ItemFields.read(all);
            all.end();
            return new Submission(Taking.client(request), key, item, new Submission.File(upload.file()));
        });
    }

    @PostMapping("/api/v1/hashes")
    public void hashes(HttpServletRequest request, HttpServletResponse response) throws IOException {
        taking.json(request, response, (key, all) -> {
            Item item = ItemFields.read(all);
            Submission.Hashes hashes = hashes(all.object("hashes"));
            all.end();
            return new Submission(Taking.client(request), key, item, hashes);
        });
    }

    private static Submission.Hashes hashes(Fields fields) throws BadInput {
        List<Signal> digests = new ArrayList<>();
        for (SignalType type : List.of(SignalType.MD5, SignalType.SHA1, SignalType.SHA256)) {
            Optional<String> hex = fields.maybeText(type.label(), 128);
            if (hex.isPresent()) digests.add(signal("hashes", type, type.label(), hex.get()));
        }
        Optional<Fields> pdq = fields.maybeObject("pdq");
        Optional<ClientPdq> client = Optional.empty();
        if (pdq.isPresent()) {
            String hex = pdq.get().text("hash", 128);
            int quality = pdq.get().whole("quality", 0, 100);
            pdq.get().end();
            client = Optional.of(new ClientPdq((PdqHash) signal("hashes.pdq", SignalType.PDQ, "hash", hex), quality));
        }
        fields.end();
        if (digests.isEmpty() && client.isEmpty()) {
            throw BadInput.field("hashes: expected one or more of md5, sha1, sha256, pdq; got none.");
        }
        return new Submission.Hashes(digests, client);
    }

    private static Signal signal(String where, SignalType type, String field, String hex) throws BadInput {
        if (hex.length() != type.hexDigits() || !hex.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
            throw BadInput.field("%s: the field \"%s\" is %d hex digits; got %d characters, or others than hex digits."
                    .formatted(where, field, type.hexDigits(), hex.length()));
        }
        return Signal.parse(type, hex);
    }
}
