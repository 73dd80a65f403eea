package org.rowan.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.rowan.cases.Item;
import org.rowan.flow.Submission;
import org.rowan.server.Acts;
import org.rowan.server.IntakeLimits;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// What somebody noticed, and no list has to know: with a file, or with words alone. Each opens a case for a
/// person to look at; nothing of it is ever decided here.
@RestController
public class NoticesEndpoint {
    private final Taking taking;

    public NoticesEndpoint(Acts acts, IntakeLimits limits) {
        this.taking = new Taking(acts, limits);
    }

    @PostMapping("/api/v1/notices")
    public void notices(HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        String type = Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/form-data")) {
            taking.upload(request, response, (key, upload) -> {
                Item item = read(Fields.of("metadata", upload.metadata().toArray()));
                return new Submission(Taking.client(request), key, item, new Submission.File(upload.file()));
            });
        } else {
            taking.json(request, response, (key, all) -> {
                Item item = read(all);
                if (!item.stated().hasSubstance()) throw withoutSubstance();
                return new Submission(Taking.client(request), key, item, new Submission.Words());
            });
        }
    }

    private static Item read(Fields all) throws BadInput {
        Item item = ItemFields.read(all).with(ItemFields.noticed(all.object("noticed")));
        all.end();
        return item;
    }

    /// Who did something says nothing; a report rests on what was said or done.
    private static BadInput withoutSubstance() {
        return BadInput.field("circumstances: a notice without a file states what was said or done: expected"
                + " \"excerpts\", \"conduct\" or a chat with \"content\"; got none of them. With a file, send"
                + " multipart/form-data with the parts \"metadata\" and \"file\".");
    }
}
