package org.rowan.server.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.rowan.agency.exports.Form;
import org.rowan.agency.forms.Stated;
import org.rowan.agency.records.RecordsPack;
import org.rowan.agency.records.RecordsStream;
import org.rowan.auditlog.Label;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.cases.CaseId;
import org.rowan.cases.Person;
import org.rowan.flow.Exporting;
import org.rowan.flow.Packing;
import org.rowan.server.Acts;
import org.rowan.server.Busy;
import org.rowan.server.Refusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What leaves a case by the command line. Whoever sits at the machine of the server is nobody in
/// particular; so here a member of the staff signs in with each request, and that person's roles decide.
@RestController
@RequestMapping("/api/v1/admin/cases/{id}")
public class HandOverEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(HandOverEndpoint.class);

    private final Acts acts;

    public HandOverEndpoint(Acts acts) {
        this.acts = acts;
    }

    /// Everything about a case, as a [RecordsStream].
    @PostMapping("/records")
    public void records(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            Asked asked = Asked.of(request);
            String authority = Acting.required(asked, "authority", Acting.MOST_WORDS);
            String purpose = Acting.required(asked, "purpose", Acting.MOST_WORDS);
            Person person = Acting.person(acts.people(), asked);
            asked.end();
            switch (order(person, Acting.caseId(id), authority, purpose)) {
                case Packing.Refused refused -> throw Acting.refused(refused.why());
                case Packing.Ordered ordered -> send(ordered, response);
            }
        } catch (Asked.Wrong wrong) {
            Refusals.error(response, wrong.status(), wrong.sentence());
        }
    }

    /// The referral of a case in another form; see [Form].
    @PostMapping("/export")
    public void export(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            Asked asked = Asked.of(request);
            Form form = Form.ofLabel(asked.text("form"))
                    .orElseThrow(() -> new Asked.Wrong(
                            400,
                            "the field \"form\" is one of xarf, dsa, iccam, case-uco, vics. Nothing was exported."));
            Stated stated = new Stated(
                    asked.maybeText("grade"),
                    asked.maybeText("kind"),
                    asked.maybeText("region"),
                    asked.maybeWhole("file", Acting.MOST_WORDS),
                    asked.maybeText("states")
                            .map(all -> List.of(all.split(",")))
                            .orElse(List.of()));
            Person person = Acting.person(acts.people(), asked);
            asked.end();
            var outcome = acts.exporting()
                    .export(person, Acting.caseId(id), new Label(form.label()), telling -> form.write(telling, stated));
            switch (outcome) {
                case Exporting.Refused refused -> throw Acting.refused(refused.why());
                case Exporting.Lacking lacking ->
                    throw new Asked.Wrong(
                            409, "Nothing was exported. The form needs " + String.join(" It needs ", lacking.what()));
                case Exporting.Exported exported -> {
                    response.setContentType("application/octet-stream");
                    response.setHeader("Cache-Control", "no-store");
                    response.setContentLength(exported.document().length());
                    exported.document().stream().transferTo(response.getOutputStream());
                }
            }
        } catch (Asked.Wrong wrong) {
            Refusals.error(response, wrong.status(), wrong.sentence());
        }
    }

    private Packing.Outcome order(Person person, CaseId id, String authority, String purpose) throws Asked.Wrong {
        try {
            return acts.packing().order(person, id, authority, purpose);
        } catch (IllegalArgumentException notPrintable) {
            throw new Asked.Wrong(400, String.valueOf(notPrintable.getMessage()));
        } catch (IOException failed) {
            throw new Asked.Wrong(503, said(failed));
        }
    }

    private void send(Packing.Ordered ordered, HttpServletResponse response) throws IOException {
        var parts = acts.records().apply(ordered);
        response.setContentType("application/octet-stream");
        response.setHeader("Cache-Control", "no-store");
        try {
            RecordsStream.Writer out = new RecordsStream.Writer(response.getOutputStream());
            for (RecordsPack.Part part : parts) {
                switch (part) {
                    case RecordsPack.Words words ->
                        out.file(words.path(), words.content().length(), words.content().stream());
                    case RecordsPack.File file -> send(ordered, file, out);
                }
            }
            out.end();
        } catch (IOException e) {
            // The reader finds no end and keeps nothing; why it stopped stands here.
            LOG.warn(
                    "The records pack of case {} stopped before its end: {}",
                    ordered.loaded().file().id(),
                    said(e));
            throw e;
        }
    }

    private void send(Packing.Ordered ordered, RecordsPack.File file, RecordsStream.Writer out) throws IOException {
        try (InputStream content = acts.packing().open(ordered, file.id())) {
            MessageDigest sha256 = Digest.sha256();
            out.file(file.path(), file.length(), new java.security.DigestInputStream(content, sha256));
            if (!Bytes.adopt(sha256.digest()).equals(file.digests().sha256().value())) {
                throw new IOException("a file of evidence is not the one that was taken in. No pack was made."
                        + " Restore the database and the vault from one back-up.");
            }
        }
    }

    private static String said(IOException e) {
        return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    }

    @ExceptionHandler(Busy.class)
    public void busy(Busy busy, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", Busy.RETRY_SECONDS);
        Refusals.error(response, 503, String.valueOf(busy.getMessage()));
    }
}
