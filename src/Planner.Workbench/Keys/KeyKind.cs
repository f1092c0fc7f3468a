namespace Planner.Workbench.Keys;

/// <summary>Keys the workbench knows.</summary>
public enum KeyKind
{
    /// <summary>A key that types a character.</summary>
    Character,

    /// <summary>Enter.</summary>
    Enter,

    /// <summary>Escape.</summary>
    Escape,

    /// <summary>Backspace.</summary>
    Backspace,

    /// <summary>Tab.</summary>
    Tab,

    /// <summary>Arrow up.</summary>
    Up,

    /// <summary>Arrow down.</summary>
    Down,

    /// <summary>Arrow left.</summary>
    Left,

    /// <summary>Arrow right.</summary>
    Right,

    /// <summary>Page up.</summary>
    PageUp,

    /// <summary>Page down.</summary>
    PageDown,

    /// <summary>Home.</summary>
    Home,

    /// <summary>End.</summary>
    End,

    /// <summary>Control and a letter; <see cref="Key.Character"/> is the letter in lower case.</summary>
    Control,

    /// <summary>Delete.</summary>
    Delete,

    /// <summary>Shift and tab.</summary>
    BackTab,

    /// <summary>A click of the mouse's first button, at <see cref="Key.X"/>, <see cref="Key.Y"/>.</summary>
    Click,

    /// <summary>The mouse's wheel turned up.</summary>
    WheelUp,

    /// <summary>The mouse's wheel turned down.</summary>
    WheelDown,

    /// <summary>A character out of a pasted text: it goes into a field and is no key anywhere else.</summary>
    Pasted,
}
