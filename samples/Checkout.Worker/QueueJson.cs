using System.Text.Json;
using System.Text.Json.Serialization;
using Checkout.Orders;

namespace Checkout.Worker;

/// <summary>JSON of the queue, generated at build time: Native AOT and trimmed programs have no reflection for it.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(List<QueuedOrder>))]
[JsonSerializable(typeof(PendingOrder))]
internal sealed partial class QueueJson : JsonSerializerContext;
