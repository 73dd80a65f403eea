package org.rowan.server.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.rowan.base.Personal;
import org.rowan.cases.CaseId;
import org.rowan.cases.Person;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.server.People;
import org.rowan.server.Refusals;
import org.rowan.server.SignedIn;
import org.rowan.server.words.Language;
import org.rowan.server.words.ReviewWords;
import tools.jackson.databind.json.JsonMapper;

/// Who acts by the command line. Whoever sits at the machine of the server is nobody in particular; so a member
/// of the staff signs in with the request, and that person's roles decide.
final class Acting {
    static final int MOST_WORDS = 500;

    private Acting() {}

    /// The same sentence for a wrong name and a wrong password.
    static Person person(People people, Asked asked) throws IOException, Asked.Wrong {
        String name = asked.text("as");
        Personal<String> password = new Personal<>(asked.maybeText("password", MOST_WORDS)
                .orElseThrow(() -> new Asked.Wrong(400, "the field \"password\" is missing. Nothing was done.")));
        SignedIn in = people.signIn(name, password)
                .orElseThrow(() -> new Asked.Wrong(
                        403,
                        "nobody of this sign-in name and password may sign in now; after several wrong passwords one"
                                + " has to wait. Nothing was done."));
        if (in.mustChange()) {
            throw new Asked.Wrong(
                    403,
                    "this password was made by somebody else: sign in to the console and choose your own first."
                            + " Nothing was done.");
        }
        return in.person();
    }

    interface Act {
        Optional<Refusal> run() throws IOException, Asked.Wrong;
    }

    /// Runs an act on a case and answers what became of it. `done`: the word for that it was done.
    static void answer(String id, String done, HttpServletResponse response, Act act) throws IOException {
        try {
            Optional<Refusal> refusal = act.run();
            if (refusal.isPresent()) throw refused(refusal.get());
            Asked.write(
                    response,
                    200,
                    JsonMapper.shared().createObjectNode().put("case", id).put("outcome", done));
        } catch (Asked.Wrong wrong) {
            Refusals.error(response, wrong.status(), wrong.sentence());
        }
    }

    static String required(Asked asked, String name, int most) throws Asked.Wrong {
        return asked.maybeText(name, most)
                .orElseThrow(() -> new Asked.Wrong(400, "the field \"" + name + "\" is missing. Nothing was done."));
    }

    static CaseId caseId(String id) throws Asked.Wrong {
        return Asked.caseId(id).orElseThrow(() -> refused(Refusal.NO_SUCH_CASE));
    }

    static Asked.Wrong refused(Refusal why) {
        int status = switch (why) {
            case ROLE_MISSING -> 403;
            case NO_SUCH_CASE, NO_SUCH_INQUIRY -> 404;
            default -> 409;
        };
        return new Asked.Wrong(status, ReviewWords.of(why).in(Language.ENGLISH));
    }
}
