package org.rowan.server.hooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rowan.exchange.Base;
import org.rowan.exchange.hooks.Webhook;
import org.rowan.exchange.hooks.WebhookKey;
import org.rowan.flow.HookPlan;
import org.rowan.hook.Ask;
import org.rowan.port.ServiceHook;
import org.rowan.server.feeds.FeedText;

/// The addresses of the service: files `NAME.hook` in the folder `hooks` beside the settings. Every process reads
/// what is asked where; only the one that asks reads the secrets.
///
/// - Errors: `IOException` with a sentence for the operator; the server does not start with a file that it does not
///   understand.
public final class HookFiles implements AutoCloseable {
    private static final String ENDING = ".hook";
    /// So that the log can name it.
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,29}");
    private static final int STANDARD_SECONDS = 20;
    private static final int STANDARD_CONTEXT = 14;
    private static final int STANDARD_LOGINS = 3;
    private static final String NONE = "none";

    private final List<HookPlan> plans;
    private final Map<String, Webhook> hooks;

    private HookFiles(List<HookPlan> plans, Map<String, Webhook> hooks) {
        this.plans = List.copyOf(plans);
        this.hooks = Map.copyOf(hooks);
    }

    /// All of a folder, which need not be there. `asks`: whether this process is the one that asks.
    public static HookFiles all(Path folder, boolean asks, InstantSource clock) throws IOException {
        List<HookPlan> plans = new ArrayList<>();
        Map<String, Webhook> hooks = new LinkedHashMap<>();
        if (!Files.isDirectory(folder)) return new HookFiles(plans, hooks);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList()) {
                read(file, asks, clock, plans, hooks);
            }
        }
        return new HookFiles(plans, hooks);
    }

    /// Addresses that another process asks.
    public static HookFiles elsewhere(List<HookPlan> plans) {
        return new HookFiles(plans, Map.of());
    }

    private static void read(
            Path file, boolean asks, InstantSource clock, List<HookPlan> plans, Map<String, Webhook> hooks)
            throws IOException {
        FeedText text = FeedText.read("hook", file);
        String fileName = Optional.ofNullable(file.getFileName()).orElse(file).toString();
        String name = fileName.substring(0, fileName.length() - ENDING.length());
        if (!NAME.matcher(name).matches()) {
            throw text.wrong("the file's name before .hook is 1 to 30 of a-z, 0-9, '.', '_' and '-';"
                    + " it names the address in the log.");
        }
        try {
            HookPlan plan = plan(name, text);
            Base url = Base.of(text.text("url"));
            Duration answer = Duration.ofSeconds(text.whole("seconds", 1, 60).orElse(STANDARD_SECONDS));
            if (asks) hooks.put(name, new Webhook(name, url, keys(text), Webhook.patience(answer), clock));
            text.maybe("secret-file");
            text.maybe("secret-file-before");
            text.end();
            plans.add(plan);
        } catch (IllegalArgumentException e) {
            throw text.wrong(e.getMessage() + ".");
        }
    }

    private static List<WebhookKey> keys(FeedText text) throws IOException {
        List<WebhookKey> keys = new ArrayList<>(List.of(WebhookKey.of(text.secret("secret-file"))));
        text.maybeSecret("secret-file-before").map(WebhookKey::of).ifPresent(keys::add);
        return keys;
    }

    private static HookPlan plan(String name, FeedText text) throws IOException {
        Set<Ask.Kind> takes = kinds(text, "takes", text.text("takes"));
        String opening = takes.contains(Ask.Kind.PRESERVE) ? Ask.Kind.PRESERVE.label() : NONE;
        return new HookPlan(
                name,
                takes,
                within(takes, text, "at-opening", opening),
                within(takes, text, "at-referral", NONE),
                switch (text.maybe("drills").orElse("no")) {
                    case "no" -> HookPlan.Drills.NONE;
                    case "too" -> HookPlan.Drills.TOO;
                    case "only" -> HookPlan.Drills.ONLY;
                    default -> throw text.expected("drills", "no, too or only");
                },
                Duration.ofDays(text.whole("context-days", 0, 366).orElse(STANDARD_CONTEXT)),
                Period.ofMonths(text.whole("login-months", 0, 36).orElse(STANDARD_LOGINS)));
    }

    /// What is asked by itself: never more than the address takes, and never that something is undone.
    private static Set<Ask.Kind> within(Set<Ask.Kind> takes, FeedText text, String key, String standard)
            throws IOException {
        String said = text.maybe(key).orElse(standard);
        if (said.equals(NONE)) return Set.of();
        Set<Ask.Kind> kinds = kinds(text, key, said);
        if (!takes.containsAll(kinds) || kinds.contains(Ask.Kind.RESTORE) || kinds.contains(Ask.Kind.CALL)) {
            throw text.expected(key, "none, or of what the key \"takes\" has, without restore and call");
        }
        return kinds;
    }

    private static Set<Ask.Kind> kinds(FeedText text, String key, String said) throws IOException {
        Set<Ask.Kind> kinds = EnumSet.noneOf(Ask.Kind.class);
        String known = Arrays.stream(Ask.Kind.values()).map(Ask.Kind::label).collect(Collectors.joining(", "));
        for (String word : said.split(",", -1)) {
            Optional<Ask.Kind> kind = Ask.Kind.ofLabel(word.strip());
            if (kind.isEmpty()) throw text.expected(key, "of " + known + ", with commas");
            kinds.add(kind.get());
        }
        return kinds;
    }

    public List<HookPlan> plans() {
        return plans;
    }

    /// Empty in a process that does not ask.
    public Map<String, ServiceHook> hooks() {
        return Map.copyOf(hooks);
    }

    /// For trying out. Empty when there is none of this name here.
    public Optional<Webhook> hook(String name) {
        return Optional.ofNullable(hooks.get(name));
    }

    /// For the operator, at the start. Empty when there is none.
    public String describe() {
        return plans.stream()
                .map(p -> p.name() + " ("
                        + p.takes().stream().sorted().map(Ask.Kind::label).collect(Collectors.joining(", ")) + ")")
                .collect(Collectors.joining("; "));
    }

    @Override
    public void close() {
        hooks.values().forEach(Webhook::close);
    }
}
