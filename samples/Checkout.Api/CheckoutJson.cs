using System.Text.Json;
using System.Text.Json.Serialization;
using Checkout.Orders;

namespace Checkout.Api;

/// <summary>JSON of requests and responses, generated at build time: Native AOT and trimmed programs have no reflection for it.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PlaceOrder))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(ReserveStock))]
[JsonSerializable(typeof(IReadOnlyList<QueuedOrder>))]
internal sealed partial class CheckoutJson : JsonSerializerContext;
