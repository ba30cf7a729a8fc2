using System.Runtime.CompilerServices;

namespace StandardObservability.Logging.Properties;

/// <summary>A log call's state as an object. The states of generated logging methods are structs: they share one box a type and thread.</summary>
/// <remarks>
/// To ask a struct for an interface that its type parameter does not promise takes a box, 48 bytes and more a call, unless the
/// compiler at its best can do without. A box is laid out as <see cref="StrongBox{T}"/> is, a header and the value, so the value of
/// a box that is only ours can be set again. Nothing keeps a box beyond the call.
/// </remarks>
internal static class StateBox<TState>
{
    [ThreadStatic]
    private static object? _free;

    public static object? Rent(TState state)
    {
        if (_free is not { } box)
        {
            return state;
        }

        // A value that is being read may log by itself.
        _free = null;
        Unsafe.As<StrongBox<TState>>(box).Value = state;
        return box;
    }

    public static void Return(object? box)
    {
        // A Nullable's box is that of its value.
        if (typeof(TState).IsValueType && box?.GetType() == typeof(TState))
        {
            Unsafe.As<StrongBox<TState>>(box).Value = default!;
            _free = box;
        }
    }
}
