using System.Text.Json;
using System.Text.Json.Serialization;

namespace Faults;

/// <summary>JSON of the faults, generated at build time. A misspelled name is an error and not silence.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(FaultSettings))]
internal sealed partial class FaultsJson : JsonSerializerContext;
