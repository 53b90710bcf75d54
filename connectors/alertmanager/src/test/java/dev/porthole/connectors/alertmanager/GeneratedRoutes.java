package dev.porthole.connectors.alertmanager;

import dev.porthole.connectors.api.Matcher;
import dev.porthole.connectors.api.matching.MatcherText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Configurations with routing trees of any shape, with matchers in all the ways in which they are written. */
final class GeneratedRoutes {

    private static final int RECEIVERS = 6;

    private final Random random;
    private final GeneratedMatchers matchers;
    private final JsonMapper json = JsonMapper.builder().build();

    GeneratedRoutes(Random random) {
        this.random = random;
        this.matchers = new GeneratedMatchers(random);
    }

    /** As JSON, which is YAML too. */
    String configuration() {
        ObjectNode root = json.createObjectNode();
        ObjectNode route = root.putObject("route");
        settings(route);
        route.put("receiver", "r0");
        children(route, 3);
        var receivers = root.putArray("receivers");
        for (int i = 0; i < RECEIVERS; i++) {
            receivers.addObject().put("name", "r" + i);
        }
        return root.toString();
    }

    /** One route beside the root's, with one text of matchers; its receiver is r1. */
    String one(String text) {
        ObjectNode root = json.createObjectNode();
        ObjectNode route = root.putObject("route").put("receiver", "r0");
        ObjectNode child = route.putArray("routes").addObject().put("receiver", "r1");
        child.putArray("matchers").add(text);
        root.putArray("receivers").addObject().put("name", "r0");
        root.withArray("receivers").addObject().put("name", "r1");
        return root.toString();
    }

    private void children(ObjectNode route, int depth) {
        var routes = route.putArray("routes");
        for (int i = random.nextInt(1 + depth) + (depth == 3 ? 1 : 0); i > 0; i--) {
            ObjectNode child = routes.addObject();
            settings(child);
            if (random.nextBoolean()) {
                child.put("receiver", "r" + random.nextInt(RECEIVERS));
            }
            if (random.nextInt(3) == 0) {
                child.put("continue", true);
            }
            conditions(child);
            children(child, depth - 1);
        }
    }

    private void settings(ObjectNode route) {
        switch (random.nextInt(4)) {
            case 0 -> route.putArray("group_by").add("alertname").add("team");
            case 1 -> route.putArray("group_by").add("...");
            default -> {}
        }
        if (random.nextInt(3) == 0) {
            route.put("group_wait", "10s").put("repeat_interval", "1d2h");
        }
    }

    private void conditions(ObjectNode route) {
        switch (random.nextInt(6)) {
            case 0 -> {
                Matcher matcher = good();
                String field = matcher.isRegex() ? "match_re" : "match";
                String name = matcher.name().matches("[a-zA-Z_]\\w*") ? matcher.name() : "team";
                route.putObject(field).put(name, matcher.value());
            }
            case 1 -> {
                List<String> texts = new ArrayList<>();
                for (int i = random.nextInt(2); i >= 0; i--) {
                    texts.add(MatcherText.of(good()));
                }
                String all = String.join(random.nextBoolean() ? "," : " , ", texts);
                route.putArray("matchers").add(random.nextBoolean() ? "{" + all + "}" : all);
            }
            case 2 -> route.putArray("matchers").add("team=shop").add(MatcherText.of(good()));
            default -> route.putArray("matchers").add(MatcherText.of(good()));
        }
    }

    private Matcher good() {
        while (true) {
            Matcher matcher = matchers.matcher();
            if (MatcherText.mistake(matcher).isEmpty()) {
                return matcher;
            }
        }
    }
}
