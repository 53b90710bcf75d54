package dev.porthole.connectors.api.logs.patterns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Drain (He, Zhu, Zheng, Lyu: "Drain: An Online Log Parsing Approach with Fixed Depth Tree", ICWS 2017): a line goes down by
 * its number of words and its first words to a short list of templates, and joins the most alike of them or begins one of
 * its own. Words are masked before. What is kept is bounded; when it is full, lines that fit nothing are only counted.
 */
final class TemplateTree {

    private static final int MOST_TEMPLATES = 1_000;
    private static final int MOST_CHARACTERS = 500_000;
    private static final int MOST_CHILDREN = 100;
    private static final int MOST_NODES = 10_000;
    /** Words that lead down the tree, after their number. */
    private static final int DEPTH = 2;
    /** From so many templates that begin alike on, paths are no longer kept apart. */
    private static final int MANY = 30;
    /** The share of words that must be the same. */
    private static final double ALIKE = 0.55;

    private final @Nullable Node[] roots = new Node[LineTokens.MOST + 1];
    private final List<Template> all = new ArrayList<>();
    private int characters;
    private int nodes;

    /** What begins alike; only the lowest ones have templates. */
    private final class Node {
        private final Map<String, Node> children = new HashMap<>(4);
        private final List<Template> templates = new ArrayList<>(2);

        Node() {
            nodes++;
        }

        /** Where too many words went down, one more goes the way of all others. */
        Node child(String token) {
            String step = Template.isMasked(token) ? Mask.ANY : token;
            Node there = children.get(step);
            if (there != null) {
                return there;
            }
            boolean room = children.size() < MOST_CHILDREN && nodes < MOST_NODES;
            return children.computeIfAbsent(room ? step : Mask.ANY, key -> new Node());
        }
    }

    List<Template> templates() {
        return all;
    }

    /** The template of a line; null when it fits none and there is no room for another. */
    @Nullable
    Template of(List<String> tokens) {
        List<Template> leaf = leaf(tokens);
        Template best = null;
        int most = -1;
        boolean manyPaths = leaf.size() >= MANY;
        for (Template each : leaf) {
            int same = each.same(tokens);
            if (same > most && each.mayJoin(tokens, manyPaths)) {
                most = same;
                best = each;
            }
        }
        if (best != null && (most >= ALIKE * tokens.size() || best.fits(tokens))) {
            best.join(tokens);
            return best;
        }
        int length = tokens.stream().mapToInt(String::length).sum();
        if (all.size() >= MOST_TEMPLATES || characters + length > MOST_CHARACTERS) {
            return null;
        }
        var created = new Template(tokens);
        leaf.add(created);
        all.add(created);
        characters += length;
        return created;
    }

    private List<Template> leaf(List<String> tokens) {
        Node node = roots[tokens.size()];
        if (node == null) {
            node = new Node();
            roots[tokens.size()] = node;
        }
        for (int i = 0; i < Math.min(DEPTH, tokens.size()); i++) {
            node = node.child(tokens.get(i));
        }
        return node.templates;
    }
}
