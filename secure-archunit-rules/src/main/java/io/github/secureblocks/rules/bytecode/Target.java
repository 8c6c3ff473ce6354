package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Signature;

/** A signature with the detector that asks for it. */
record Target(Rule rule, Detector detector, Signature signature) {}
