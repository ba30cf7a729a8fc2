using System.Collections;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Xunit;

namespace StandardObservability.Tests.Logging;

/// <summary>Calls with one template and different properties: a cached layout never affects another call.</summary>
public sealed class PropertyLayoutTests
{
    private const string Template = "Order {OrderId} of {Sku}";

    private readonly RecordingLogger _logger = new();

    [Fact]
    public void Each_line_has_the_properties_of_its_call_whatever_earlier_calls_had()
    {
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal(("Order 5 of book", "OrderId,Sku"), Log(new("OrderId", 5), new("Sku", "book")));
            Assert.Equal(("Order 6 of pen", "Sku,OrderId"), Log(new("Sku", "pen"), new("OrderId", 6)));
            Assert.Equal(("Order 7 of ink", "OrderId,Sku,Total"), Log(new("OrderId", 7), new("Sku", "ink"), new("Total", 1.5)));
            Assert.Equal(("Order 8 of cup", "OrderId,Sku,Total"), Log(new("OrderId", 8), new("Sku", "cup"), new("Total", "much")));
            Assert.Equal(("Order 9 of jar", "OrderId,Sku,Price"), Log(new("OrderId", 9), new("Sku", "jar"), new("Price", 2)));
            Assert.Equal(("taken from the caller", "OrderId"), Log(new KeyValuePair<string, object?>("OrderId", 10)));
            Assert.Equal(("Order 11 of REDACTED-email", "OrderId,Sku"), Log(new("OrderId", 11), new("Sku", "ada@example.com")));
            Assert.Equal(("Order 12 of cap", "OrderId,Sku"), Log(new("OrderId", 12), new("Sku", "cap"), new("Sku", "cup")));
        }
    }

    [Fact]
    public void Omits_only_the_property_that_throws()
    {
        Log(new("OrderId", 5), new("Sku", "book"));

        Assert.Equal(("taken from the caller", "Sku"), Log(new("OrderId", new InvalidOperationException()), new("Sku", "book")));
        Assert.Equal(("Order 6 of book", "OrderId,Sku"), Log(new("OrderId", 6), new("Sku", "book")));
    }

    private (string Message, string Fields) Log(params KeyValuePair<string, object?>[] properties)
    {
        _logger.Log(LogLevel.Information, default, new State([.. properties, new("{OriginalFormat}", Template)]), null, static (_, _) => "taken from the caller");
        var line = _logger.Json;
        foreach (var (name, value) in properties.DistinctBy(static p => p.Key).Where(p => line.TryGetProperty(p.Key, out _)))
        {
            var field = line.GetProperty(name);
            Assert.True(field.ValueKind == JsonValueKind.Number ? field.GetDouble() == Convert.ToDouble(value, null) : field.ValueEquals(value is "ada@example.com" ? "REDACTED-email" : (string)value!), _logger.Line);
        }

        return (line.GetProperty("message").GetString()!, string.Join(',', line.EnumerateObject().Select(static m => m.Name).Where(n => properties.Any(p => p.Key == n))));
    }

    /// <summary>A list that throws the exceptions it contains when they are read.</summary>
    private sealed class State(KeyValuePair<string, object?>[] properties) : IReadOnlyList<KeyValuePair<string, object?>>
    {
        public int Count => properties.Length;

        public KeyValuePair<string, object?> this[int index] => properties[index].Value is Exception e ? throw e : properties[index];

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => properties.AsEnumerable().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
