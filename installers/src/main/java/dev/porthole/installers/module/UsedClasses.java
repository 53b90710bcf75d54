package dev.porthole.installers.module;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The classes that can be reached from some: every text in a class file that reads like the name of a class, or has one
 * in it, counts as a use. So it finds names in descriptors, signatures and annotations, and those that are looked up
 * by name, and takes too many rather than too few.
 */
final class UsedClasses {

    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([\\p{Alnum}_$/]+)[;<]");
    private static final Pattern NAME = Pattern.compile("[\\p{Alnum}_$]+(?:[./][\\p{Alnum}_$]+)+");

    private final ClassPath path;
    private final BiPredicate<String, String> followed;

    /** @param followed whether a use counts, given the user's and the used class's internal name */
    UsedClasses(ClassPath path, BiPredicate<String, String> followed) {
        this.path = path;
        this.followed = followed;
    }

    /** With those to begin with; internal names. */
    Set<String> from(Collection<String> roots) {
        var used = new TreeSet<String>();
        var open = new ArrayDeque<String>();
        roots.forEach(root -> take(root, used, open));
        while (!open.isEmpty()) {
            String user = open.pop();
            byte[] bytes = path.classFile(user).bytes();
            for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
                if (entry instanceof Utf8Entry text) {
                    names(text.stringValue()).stream()
                            .filter(name -> followed.test(user, name))
                            .forEach(name -> take(name, used, open));
                }
            }
        }
        return used;
    }

    /** What a text file names, such as the settings of a library. */
    Set<String> namedIn(byte[] text) {
        var found = new TreeSet<String>();
        Matcher names = NAME.matcher(new String(text, StandardCharsets.UTF_8));
        while (names.find()) {
            found.add(names.group().replace('.', '/'));
        }
        found.retainAll(path.classes().keySet());
        return found;
    }

    private void take(String name, Set<String> used, ArrayDeque<String> open) {
        if (path.classes().containsKey(name) && used.add(name)) {
            open.push(name);
        }
    }

    private static Set<String> names(String text) {
        if (text.indexOf('/') < 0 && text.indexOf('.') < 0) {
            return Set.of();
        }
        var found = new TreeSet<String>();
        if (NAME.matcher(text).matches()) {
            found.add(text.replace('.', '/'));
        }
        Matcher descriptor = IN_DESCRIPTOR.matcher(text);
        while (descriptor.find()) {
            found.add(descriptor.group(1));
        }
        return found;
    }
}
