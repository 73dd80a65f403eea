package org.rowan.server.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.cases.Asks;
import org.rowan.cases.CaseFile;
import org.rowan.exchange.hooks.Webhook;
import org.rowan.flow.HookPlan;
import org.rowan.hook.Ask;
import org.rowan.hook.DeliveryId;
import org.rowan.port.Agenda;
import org.rowan.port.Intent;
import org.rowan.port.ServiceHook;
import org.rowan.server.Acts;
import org.rowan.server.People;
import org.rowan.server.Refusals;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What the command line asks about the addresses of the service.
@RestController
@RequestMapping("/api/v1/admin/hooks")
public class HooksEndpoint {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MOST = 1_000;

    private final Acts acts;

    public HooksEndpoint(Acts acts) {
        this.acts = acts;
    }

    @GetMapping
    public void all(HttpServletResponse response) throws IOException {
        ObjectNode all = JSON.createObjectNode();
        ArrayNode hooks = all.putArray("hooks");
        for (HookPlan plan : acts.hooks().files().plans()) put(hooks.addObject(), plan);
        Asked.write(response, 200, all);
    }

    /// Every request that the service has not taken yet.
    @GetMapping("/deliveries")
    public void waiting(HttpServletResponse response) throws IOException {
        ObjectNode all = JSON.createObjectNode();
        ArrayNode waiting = all.putArray("waiting");
        for (Agenda.Planned one : acts.hooks().agenda().planned(Intent.Kind.ASK, MOST)) put(waiting.addObject(), one);
        Asked.write(response, 200, all);
    }

    /// Tries an address out: a signed request of the type `rowan.test`, made once, about nothing.
    @PostMapping("/{name}/test")
    public void test(@PathVariable String name, HttpServletResponse response) throws IOException {
        Optional<Webhook> hook = acts.hooks().files().hook(name);
        if (hook.isEmpty()) {
            Refusals.error(
                    response,
                    404,
                    "no address of this name is set up in the process that asks the service. ./rowan hook ls shows"
                            + " those that are. Nothing was sent.");
            return;
        }
        byte[] random = new byte[DeliveryId.RANDOM_BYTES];
        RANDOM.nextBytes(random);
        DeliveryId id = DeliveryId.of(Bytes.adopt(random));
        switch (hook.get().test(id)) {
            case ServiceHook.Took took ->
                Asked.write(
                        response,
                        200,
                        JSON.createObjectNode()
                                .put("name", name)
                                .put("delivery", id.value())
                                .put("taken", true)
                                .put("answer_signed", took.answer().isPresent()));
            case ServiceHook.Failed failed -> Refusals.error(response, 502, failed.sentence() + ".");
            case ServiceHook.Declined declined -> Refusals.error(response, 502, declined.sentence() + ".");
        }
    }

    @PostMapping("/deliveries/{delivery}/retry")
    public void retry(@PathVariable String delivery, HttpServletResponse response) throws IOException {
        Optional<Agenda.Planned> waiting = acts.hooks().agenda().planned(Intent.Kind.ASK, delivery);
        boolean done = waiting.isPresent()
                && acts.hooks()
                        .requesting()
                        .again(People.COMMAND_LINE, waiting.get().intent().caseId(), new DeliveryId(delivery));
        if (done) {
            Asked.write(
                    response,
                    202,
                    JSON.createObjectNode().put("delivery", delivery).put("asked", true));
        } else {
            Refusals.error(
                    response,
                    404,
                    "no request of this name is still to be taken. ./rowan hook waiting shows those that are. Nothing"
                            + " was done.");
        }
    }

    private static void put(ObjectNode json, HookPlan plan) {
        json.put("name", plan.name());
        words(json.putArray("takes"), plan.takes());
        words(json.putArray("at_opening"), plan.atOpening());
        words(json.putArray("at_referral"), plan.atReferral());
        json.put("drills", plan.drills().name().toLowerCase(java.util.Locale.ROOT));
    }

    private static void words(ArrayNode array, Collection<Ask.Kind> kinds) {
        kinds.stream().sorted().map(Ask.Kind::label).forEach(array::add);
    }

    private void put(ObjectNode json, Agenda.Planned waiting) throws IOException {
        json.put("delivery", waiting.intent().subject())
                .put("case", waiting.intent().caseId().value());
        Optional<CaseFile> file = acts.journal().load(waiting.intent().caseId()).map(l -> l.file());
        Optional<Asks.One> one =
                file.flatMap(f -> Asks.of(f).of(new DeliveryId(waiting.intent().subject())));
        if (one.isEmpty()) return;
        json.put("hook", one.get().asked().hook())
                .put("kind", one.get().asked().ask().kind().label())
                .put("asked", one.get().asked().at().toString());
        switch (one.get().standing()) {
            case Asks.Waiting wait -> {
                json.put("failures", wait.failures()).put("next", waiting.due().toString());
                wait.last().ifPresent(last -> json.put("trouble", last));
            }
            case Asks.GivenUp given -> json.put("next", "never by itself").put("trouble", given.sentence());
            case Asks.Taken taken -> json.put("next", "taken");
            case Asks.Spared spared -> json.put("next", "undone");
        }
    }
}
