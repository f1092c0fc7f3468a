namespace Planner.Workbench.States;

/// <summary>What lies over a screen and takes the keys.</summary>
internal enum OverlayKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>First start: the language.</summary>
    ChooseLanguage,

    /// <summary>First start: the kind of user.</summary>
    ChooseUser,

    /// <summary>Every action with its key, searched and carried out.</summary>
    Actions,

    /// <summary>Screens, scenarios, targets and communes to go to.</summary>
    GoTo,

    /// <summary>The filter of the list, typed in the footer.</summary>
    Filter,

    /// <summary>A name being typed.</summary>
    Prompt,

    /// <summary>The conclusion in words.</summary>
    Conclusion,

    /// <summary>A target's card, whole.</summary>
    Card,

    /// <summary>What ran.</summary>
    Log,

    /// <summary>Whether to drop the draft of a table.</summary>
    DropDraft,

    /// <summary>Whether to leave although the draft of a table is not saved.</summary>
    LeaveDraft,

    /// <summary>A study of sensitivity in words and numbers, whole.</summary>
    Study,

    /// <summary>What to export: the screen or the report.</summary>
    Export,
}
