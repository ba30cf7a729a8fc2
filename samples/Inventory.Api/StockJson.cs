using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inventory.Api;

/// <summary>JSON of requests and responses, generated at build time: Native AOT and trimmed programs have no reflection for it.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ReserveStock))]
[JsonSerializable(typeof(StockItem))]
internal sealed partial class StockJson : JsonSerializerContext;
