package dev.porthole.installers.module;

import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.Set;
import java.util.TreeSet;

/**
 * The services that a class asks {@link java.util.ServiceLoader} for: a module must declare them, on the class path
 * nobody need. A service that comes in as an argument is found where the class constant stands.
 */
final class ServiceUses {

    private static final String LOADER = "java/util/ServiceLoader";

    /** Every class constant of a method in a class that calls the loader; internal names. */
    Set<String> in(byte[] classFile) {
        var model = ClassFile.of().parse(classFile);
        var found = new TreeSet<String>();
        boolean calls = false;
        for (MethodModel method : model.methods()) {
            var code = method.code();
            if (code.isEmpty()) {
                continue;
            }
            for (var element : code.get()) {
                if (element instanceof InvokeInstruction call
                        && call.owner().asInternalName().equals(LOADER)
                        && call.name().stringValue().startsWith("load")) {
                    calls = true;
                } else if (element instanceof ConstantInstruction.LoadConstantInstruction constant
                        && constant.constantEntry() instanceof ClassEntry type) {
                    found.add(type.asInternalName());
                }
            }
        }
        return calls ? found : Set.of();
    }
}
