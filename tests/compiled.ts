// Before anything else, or what a test file before had loaded would be read on in the way of before.
import "effect/schema/SchemaJITCompiler/enable"
