using StandardObservability.SdkInternals.Logs;
using Xunit;

namespace StandardObservability.Tests.SdkInternals.Logs;

/// <summary>The memory layout of boxed structs, in the version of .NET that is referenced (docs/adr/0016).</summary>
public sealed class StateBoxPoolTests
{
    private readonly StateBoxPool _pool = new();

    [Fact]
    public void Calls_with_one_state_type_share_a_box_and_each_reads_its_own_value()
    {
        var first = Rent(new Mixed(1, "book", 12.5, Half: true));
        Assert.Equal(new Mixed(1, "book", 12.5, Half: true), first);
        _pool.Return<Mixed>(first);

        var second = Rent(new Mixed(int.MaxValue, "pen", -0.25, Half: false));

        Assert.Same(first, second);
        Assert.Equal(new Mixed(int.MaxValue, "pen", -0.25, Half: false), second);
    }

    [Fact]
    public void A_returned_box_keeps_no_reference_to_the_callers_objects()
    {
        var box = Rent(new Mixed(1, "book", 12.5, Half: true));
        _pool.Return<Mixed>(box);

        Assert.Equal(default(Mixed), box);
    }

    [Fact]
    public void Values_survive_garbage_collections()
    {
        for (var i = 0; i < 100; i++)
        {
            var box = Rent(new Mixed(i, new string('x', i), i, Half: true));
            GC.Collect(generation: i % 3);

            Assert.Equal(new Mixed(i, new string('x', i), i, Half: true), box);
            _pool.Return<Mixed>(box);
        }
    }

    [Fact]
    public void A_call_within_a_call_has_a_box_of_its_own()
    {
        _pool.Return<byte>(Rent<byte>(1));
        var outer = Rent<byte>(2);
        var inner = Rent<byte>(3);

        Assert.NotSame(outer, inner);
        Assert.Equal((2, 3), ((byte)outer!, (byte)inner!));
    }

    [Fact]
    public void Every_layout_of_a_struct_is_restored()
    {
        AssertReused((byte)7, (byte)8);
        AssertReused((1, "a"), (2, "b"));
        AssertReused(("a", 1L, (byte)2), ("b", 2L, (byte)3));
        AssertReused(12.5m, -1m);
        AssertReused(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
        AssertReused(Int128.MaxValue, Int128.MinValue);
        AssertReused(Guid.Empty, new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
        AssertReused(new KeyValuePair<string, object?>("a", 1), new KeyValuePair<string, object?>("b", null));
    }

    [Fact]
    public void Objects_and_nullable_values_are_passed_through()
    {
        var text = "book";
        Assert.Same(text, Rent(text));
        _pool.Return<string>(text);
        _pool.Return<int?>(Rent<int?>(5));

        Assert.Equal(6, Rent<int?>(6));
        Assert.Null(Rent<int?>(null));
    }

    private object? Rent<T>(T state) => _pool.Rent(state);

    private void AssertReused<T>(T first, T second)
    {
        var box = Rent(first);
        _pool.Return<T>(box);
        var again = Rent(second);

        Assert.Same(box, again);
        Assert.Equal(second, Assert.IsType<T>(again));
    }

    private readonly record struct Mixed(int Number, string Text, double Amount, bool Half);
}
