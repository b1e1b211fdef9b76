package python

import (
	"strings"
)

// keywords are Python's, hard and soft ones that stand where a name may.
var keywords = set(`False None True and as assert async await break class continue def del elif else except finally
	for from global if import in is lambda nonlocal not or pass raise return try while with yield __debug__`)

// typeWords are the names of types that annotations use as they are: within a
// class, a member of the same name would hide them.
var typeWords = set("str int float bool bytes dict list dt models errors op")

// methodWords are those that methods must not hide: lists are then spelled in
// another way.
var methodWords = set("str int float bool bytes dict dt models errors op")

// attributes are the names that every pydantic model has, those of its
// metaclass among them.
var attributes = set(`construct copy dict fields_set from_orm json model_computed_fields model_config model_construct model_copy
	model_dump model_dump_json model_extra model_fields model_fields_set model_json_schema model_parametrized_name
	model_post_init model_rebuild model_validate model_validate_json model_validate_strings parse_file parse_obj
	parse_raw register mro schema schema_json update_forward_refs validate`)

// modelWords are what modules of models and of groups import.
var modelWords = set(`Any Annotated Literal TypeAliasType TYPE_CHECKING UUID Field Model Unknown OneOf Tagged Nullable Constant
	DateTime Base64 DecimalNumber FileContent Mapping Iterable Iterator AsyncIterator List Content AsyncContent Options
	Event Stream AsyncStream Download AsyncDownload Transport AsyncTransport deprecated MODULES`)

// builtinClasses are Python's own. Annotations in a module that comes to know
// a model of such a name only when the model is used would mean them.
var builtinClasses = set(`ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError
	BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError
	ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception ExceptionGroup
	FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning
	IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError
	ModuleNotFoundError NameError NotADirectoryError NotImplemented NotImplementedError OSError OverflowError
	PendingDeprecationWarning PermissionError ProcessLookupError PythonFinalizationError RecursionError ReferenceError
	ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError
	SystemExit TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError
	UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError`)

// clientClasses are what the module of clients imports, and has.
var clientClasses = set("Settings AsyncSettings Self Unpack TracebackType Server Variable Client AsyncClient SERVERS VERSION")

// errorWords are the errors that the runtime has.
var errorWords = set(`ClientError ConfigurationError ConnectionFailed TimedOut DecodeError StatusError Reply`)

// parameterWords are what methods have besides parameters.
var parameterWords = set("self body options idempotency_key")

// clientWords are what clients have besides groups.
var clientWords = set("self close base_url settings auth")

// takenModules are the names of modules that a package must not have, since it would
// stand before them: of the standard library as far as it is used, and of what
// the package depends on.
var takenModules = set(`__future__ abc ast asyncio base64 binascii builtins calendar codecs collections contextlib contextvars copy
	ctypes dataclasses datetime decimal email encodings enum errno fractions functools gc getpass glob hashlib heapq hmac html http
	importlib inspect io ipaddress itertools json keyword locale logging math mimetypes numbers operator os pathlib pickle pkgutil
	platform posixpath pprint queue random re secrets select selectors shutil signal site socket ssl stat statistics string struct
	subprocess symtable sys sysconfig tempfile test textwrap threading time timeit token tokenize traceback types typing
	unicodedata unittest urllib uuid warnings weakref xml zipfile zlib zoneinfo
	annotated_types anyio certifi h11 httpcore httpx idna pydantic pydantic_core sniffio trio typing_extensions typing_inspection`)

// devices are the names that Windows keeps for itself.
var devices = set("con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9")

func set(words string) map[string]bool {
	out := make(map[string]bool)
	for word := range strings.FieldsSeq(words) {
		out[word] = true
	}
	return out
}
